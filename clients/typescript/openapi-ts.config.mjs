import { join } from 'node:path';

/** How the client is made of the API's description. Whole paths: a short one would be taken for a name in a registry. */
export default {
  input: join(import.meta.dirname, '..', '..', 'docs', 'openapi.json'),
  output: { path: join(import.meta.dirname, 'src', 'generated'), module: { extension: '.js' }, clean: true },
  plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
  logs: { level: 'warn', file: false },
};
