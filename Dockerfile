# Two stages: the first builds with everything, the second holds what runs.
FROM node:24-slim AS build
WORKDIR /noticedesk
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production NOTICEDESK_HOST=0.0.0.0 NOTICEDESK_DATA_DIR=/data
WORKDIR /noticedesk
RUN mkdir /data && chown node:node /data
COPY --from=build /noticedesk/package.json ./
COPY --from=build /noticedesk/node_modules node_modules
COPY --from=build /noticedesk/dist dist
COPY --from=build /noticedesk/prisma prisma
COPY --from=build /noticedesk/docs docs
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "--enable-source-maps", "--max-semi-space-size=16", "--heap-growing-percent=50", "dist/apps/api/src/main.js"]
