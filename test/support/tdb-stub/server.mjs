#!/usr/bin/env node
// Local stand-in for the DSA Transparency Database (TDB) submission API. No dependencies.
// Behaviour as in the TDB's public source of 2026-06-24; see README.md beside this file.
//
//   node server.mjs                                  on http://127.0.0.1:8787
//   import { startStub } from './server.mjs'         const stub = await startStub({ port: 0 })

import http from 'node:http';
import { randomUUID } from 'node:crypto';
import { validateStatement, accept, cleanInput, hasUnpairedSurrogate, BATCH_MAX } from './rules.mjs';

const SINGLE_DUPLICATE = 'The identifier given is not unique within this platform.';
const BATCH_DUPLICATE = 'The platform identifier(s) are not all unique within this call.';
const MAX_BODY = 8 * 1024 * 1024;
const DEFAULT_TOKENS = {
  '1|stub-token': { platform: 'Stub Platform', can: ['create', 'view'] },
  '2|second-token': { platform: 'Second Platform', can: ['create', 'view'] },
  '3|view-only-token': { platform: 'Stub Platform', can: ['view'] },
  '4|no-platform-token': { platform: null, can: ['create', 'view'] },
};
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const isList = (v) => v !== null && typeof v === 'object';
const sqlTime = (t = Date.now()) => new Date(t).toISOString().slice(0, 19).replace('T', ' ');

export function optionsFromEnv(env = process.env) {
  const num = (k, d) => (env[k] === undefined || env[k] === '' ? d : Number(env[k]));
  const [lo, hi] = String(env.TDB_FAULT_LATENCY_MS ?? '0')
    .split('-')
    .map(Number);
  return {
    port: num('PORT', 8787),
    host: env.HOST ?? '127.0.0.1',
    baseUrl: env.TDB_BASE_URL,
    tokens: env.TDB_TOKENS ? JSON.parse(env.TDB_TOKENS) : DEFAULT_TOKENS,
    perSecond: num('TDB_RATE_PER_SECOND', 200),
    perMinute: num('TDB_RATE_PER_MINUTE', 12000),
    workMs: num('TDB_WORK_MS', 0),
    lockMs: num('TDB_LOCK_MS', 30_000),
    cacheMs: num('TDB_CACHE_MS', 2 * 86_400_000),
    seed: num('TDB_SEED', 1),
    rates: {
      429: num('TDB_FAULT_429', 0),
      500: num('TDB_FAULT_500', 0),
      503: num('TDB_FAULT_503', 0),
      reset: num('TDB_FAULT_RESET', 0),
      lost: num('TDB_FAULT_LOST', 0),
    },
    latency: [lo || 0, hi || lo || 0],
  };
}

export async function startStub(overrides = {}) {
  const opt = { ...optionsFromEnv({}), ...overrides };
  opt.tokens ??= DEFAULT_TOKENS;
  let rng = opt.seed >>> 0;
  const random = () => {
    rng = (Math.imul(rng, 1664525) + 1013904223) >>> 0;
    return rng / 2 ** 32;
  };

  const platformIds = new Map();
  for (const t of Object.values(opt.tokens)) {
    if (t.platform && !platformIds.has(t.platform)) platformIds.set(t.platform, platformIds.size + 1);
  }
  const state = {};
  const clear = () =>
    Object.assign(state, {
      statements: [],
      reserved: new Map(),
      cached: new Map(),
      locks: new Map(),
      windows: new Map(),
      requests: [],
      faults: [],
      nextId: 100_000_000_000,
      started: Date.now(),
    });
  clear();

  // ------------------------------------------------------------ PUID reservation
  const key = (user, puid) => `${user.platformId}-${puid}`;
  const alive = (map, k) => {
    const t = map.get(k);
    if (t !== undefined && t <= Date.now()) map.delete(k);
    return map.has(k);
  };
  const remember = (user, puids) => puids.forEach((p) => state.cached.set(key(user, p), Date.now() + opt.cacheMs));

  async function reserve(user, puids, { multiple, commit }) {
    const unique = [...new Set(puids.map(String))].sort();
    const duplicate = (list) => {
      // The multiple endpoint caches every puid that it names here, even when nothing is stored
      // under it; from then on that puid is refused for the life of the cache (two days).
      if (multiple) remember(user, list);
      return { duplicates: list };
    };
    if (multiple && unique.length !== puids.length) {
      const counts = new Map();
      puids.map(String).forEach((p) => counts.set(p, (counts.get(p) ?? 0) + 1));
      return duplicate(
        [...counts].filter(([, n]) => n > 1).map(([p]) => (/^(?:0|-?[1-9]\d{0,14})$/.test(p) ? Number(p) : p)),
      );
    }
    const held = [];
    try {
      for (const p of unique) {
        if ((state.locks.get(key(user, p))?.until ?? 0) > Date.now()) return duplicate([p]);
        const lock = { until: Date.now() + opt.lockMs };
        state.locks.set(key(user, p), lock);
        held.push([key(user, p), lock]);
      }
      const inCache = puids.filter((p) => alive(state.cached, key(user, p)));
      if (inCache.length > 0) {
        remember(user, inCache);
        return { duplicates: inCache };
      }
      if (opt.workMs > 0) await sleep(opt.workMs);
      const inDb = puids.filter((p) => state.reserved.has(key(user, p)));
      if (inDb.length > 0) {
        remember(user, inDb);
        return { duplicates: inDb.map(String) };
      }
      puids.forEach((p) => state.reserved.set(key(user, p), Date.now()));
      const result = commit();
      remember(user, puids);
      return { result };
    } finally {
      held.forEach(([k, lock]) => {
        if (state.locks.get(k) === lock) state.locks.delete(k);
      });
    }
  }

  function store(user, payload, endpoint, now) {
    const uuid = randomUUID();
    const { echo, stored, ean } = accept(payload, { endpoint });
    const row = {
      id: state.nextId++,
      uuid,
      puid: cleanInput(payload).puid,
      created_at: sqlTime(now),
      platform_id: user.platformId,
      platform_name: user.platform,
      method: endpoint === 'multiple' ? 'API_MULTI' : 'API',
      received: payload,
      stored,
      warnings: validateStatement(payload, { endpoint }).warnings,
    };
    state.statements.push(row);
    return { row, echo, ean };
  }
  const links = (uuid) => ({ permalink: `${base()}/statement/${uuid}`, self: `${base()}/api/v1/statement/${uuid}` });
  const base = () => opt.baseUrl ?? `http://${opt.host}:${server.address().port}`;

  // ------------------------------------------------------------ answers
  const json = (status, body, headers = {}) => ({
    status,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const page = (status, title, headers = {}) => ({
    status,
    body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
  });
  const wantsJson = (req) => /\/json|\+json/i.test((req.headers.accept ?? '').split(',')[0]);
  const problem = (req, status, message, headers) =>
    wantsJson(req) ? json(status, { message }, headers) : page(status, message, headers);
  const throttled = (limit, retryAfter) => ({
    status: 429,
    body: 'Limit Reached. Please do not overload the API',
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      'retry-after': String(retryAfter),
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + retryAfter),
    },
  });
  const invalid = (req, errors) => {
    if (!wantsJson(req)) return page(302, 'Redirecting', { location: base() });
    const all = Object.values(errors).flat();
    const more = all.length - 1;
    const tail = more > 0 ? ` (and ${more} more ${more === 1 ? 'error' : 'errors'})` : '';
    return json(422, { message: all[0] + tail, errors });
  };

  // ------------------------------------------------------------ endpoints
  async function storeOne(req, user, body) {
    if (user.platformId === null) return problem(req, 403, 'This action is unauthorized.');
    const check = validateStatement(body, { endpoint: 'single' });
    if (check.serverError) return problem(req, 500, 'Server Error');
    if (!check.ok) return invalid(req, check.errors);
    const puid = cleanInput(body).puid;
    const r = await reserve(user, [puid], { multiple: false, commit: () => store(user, body, 'single') });
    if (r.duplicates) {
      return json(422, { message: SINGLE_DUPLICATE, errors: { puid: [SINGLE_DUPLICATE] }, existing: { puid } });
    }
    const { row, echo } = r.result;
    return json(201, {
      ...echo,
      uuid: row.uuid,
      created_at: row.created_at,
      platform_name: row.platform_name,
      ...links(row.uuid),
      id: row.id,
      puid: row.puid,
    });
  }

  async function storeMany(req, user, body) {
    const statements = isList(body) ? cleanInput(body).statements : undefined;
    const count = isList(statements) ? Object.keys(statements).length : 0;
    if (statements === undefined || statements === null || (isList(statements) && count === 0))
      return invalid(req, { statements: ['The statements field is required.'] });
    if (!isList(statements)) return invalid(req, { statements: ['The statements field must be an array.'] });
    if (count > BATCH_MAX)
      return invalid(req, { statements: [`The statements field must have between 1 and ${BATCH_MAX} items.`] });
    const errors = {};
    for (const [i, s] of Object.entries(statements)) {
      if (!isList(s)) return problem(req, 500, 'Server Error');
      const check = validateStatement(s, { endpoint: 'multiple' });
      if (check.serverError) return problem(req, 500, 'Server Error');
      if (!check.ok) errors[`statement_${i}`] = check.errors;
    }
    if (Object.keys(errors).length > 0) return json(422, { errors });
    if (user.platformId === null) return problem(req, 500, 'Server Error');
    const now = Date.now();
    const commit = () => Object.values(body.statements).map((s) => store(user, s, 'multiple', now));
    const r = await reserve(
      user,
      Object.values(statements).map((s) => s.puid),
      { multiple: true, commit },
    );
    if (r.duplicates) {
      return json(422, { message: BATCH_DUPLICATE, errors: { puid: [BATCH_DUPLICATE], existing_puids: r.duplicates } });
    }
    return json(201, {
      statements: r.result.map(({ row, echo, ean }) => {
        // Unlike the single endpoint: every column is there, `id` is not, and the echo is not what is stored.
        const nulls = Object.fromEntries(
          Object.keys(row.stored)
            .filter((k) => !(k in echo))
            .map((k) => [k, Array.isArray(row.stored[k]) ? [] : null]),
        );
        const { permalink, self } = links(row.uuid);
        return {
          ...echo,
          uuid: row.uuid,
          created_at: row.created_at,
          ...nulls,
          content_id_ean: ean,
          platform_name: row.platform_name,
          self,
          permalink,
        };
      }),
    });
  }

  function showOne(req, uuid) {
    const row = state.statements.find((s) => s.uuid === uuid);
    if (!row) return problem(req, 404, `No query results for model [App\\Models\\Statement] ${uuid}`);
    return json(200, {
      uuid: row.uuid,
      ...row.stored,
      created_at: row.created_at,
      platform_name: row.platform_name,
      ...links(row.uuid),
    });
  }

  function existingPuid(req, user, puid) {
    if (user.platformId === null) return problem(req, 500, 'Server Error');
    const found = alive(state.cached, key(user, puid)) || state.reserved.has(key(user, puid));
    return json(found ? 302 : 404, { message: `statement of reason ${found ? '' : 'not '}found`, puid });
  }

  const routes = [
    {
      method: 'POST',
      path: /^\/api\/v1\/statement$/,
      can: 'create',
      run: (req, user, body) => storeOne(req, user, body),
    },
    {
      method: 'POST',
      path: /^\/api\/v1\/statements$/,
      can: 'create',
      run: (req, user, body) => storeMany(req, user, body),
    },
    {
      method: 'GET',
      path: /^\/api\/v1\/statement\/existing-puid\/([^/]+)$/,
      can: 'view',
      run: (req, user, _b, m) => existingPuid(req, user, decodeURIComponent(m[1])),
    },
    {
      method: 'GET',
      path: /^\/api\/v1\/statement\/([^/]+)$/,
      can: 'view',
      run: (req, _u, _b, m) => showOne(req, m[1]),
    },
    { method: 'GET', path: /^\/api\/ping$/, run: () => json(200, { you_say: 'ping', i_say: 'pong' }) },
  ];

  function findUser(req) {
    const m = /^Bearer\s+(.+)$/i.exec(req.headers.authorization ?? '');
    const t = m && Object.prototype.hasOwnProperty.call(opt.tokens, m[1].trim()) ? opt.tokens[m[1].trim()] : null;
    return (
      t && {
        token: m[1].trim(),
        platform: t.platform,
        platformId: t.platform ? platformIds.get(t.platform) : null,
        can: t.can ?? ['create', 'view'],
      }
    );
  }

  function throttle(user) {
    let remaining = null;
    for (const [limit, span] of [
      [opt.perSecond, 1],
      [opt.perMinute, 60],
    ]) {
      if (!(limit > 0)) continue;
      const k = `${user.token}/${span}`;
      let w = state.windows.get(k);
      if (!w || w.until <= Date.now()) {
        w = { until: Date.now() + span * 1000, used: 0 };
        state.windows.set(k, w);
      }
      if (w.used >= limit) return { refuse: throttled(limit, Math.max(1, Math.ceil((w.until - Date.now()) / 1000))) };
      w.used += 1;
      if (remaining === null || limit - w.used < remaining.left) remaining = { limit, left: limit - w.used };
    }
    return {
      headers: remaining
        ? { 'x-ratelimit-limit': String(remaining.limit), 'x-ratelimit-remaining': String(remaining.left) }
        : {},
    };
  }

  function readBody(req, raw) {
    if (!/\/json|\+json/i.test(req.headers['content-type'] ?? '')) return {};
    try {
      const doc = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw));
      return isList(doc) && !hasUnpairedSurrogate(doc) ? doc : {};
    } catch {
      return {};
    }
  }

  async function api(req, path, raw) {
    const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const matching = routes.filter((r) => r.path.test(trimmed));
    const route = matching.find((r) => r.method === method);
    const shown = trimmed.slice(1);
    if (matching.length === 0) return problem(req, 404, `The route ${shown} could not be found.`);
    if (!route) {
      const allow = matching.map((r) => (r.method === 'GET' ? 'GET, HEAD' : r.method)).join(', ');
      return problem(
        req,
        405,
        `The ${req.method} method is not supported for route ${shown}. Supported methods: ${allow}.`,
        { allow },
      );
    }
    if (raw.length > MAX_BODY) return problem(req, 413, 'The POST data is too large.');
    const user = findUser(req);
    if (!user) return json(401, { message: 'Unauthenticated.' });
    const gate = throttle(user);
    if (gate.refuse) return gate.refuse;
    const answer =
      route.can && !user.can.includes(route.can)
        ? problem(req, 403, 'This action is unauthorized.')
        : await route.run(req, user, readBody(req, raw), route.path.exec(trimmed));
    answer.headers = { ...gate.headers, ...answer.headers };
    return answer;
  }

  // ------------------------------------------------------------ faults
  const KINDS = ['latency', 'status', 'reset', 'hang', 'lost', 'late', 'truncate'];
  function addFault(f) {
    if (!KINDS.includes(f.kind)) throw new Error(`kind: one of ${KINDS.join(', ')}`);
    if (f.path) new RegExp(f.path); // throws when malformed
    state.faults.push({ times: 1, skip: 0, ...f });
  }
  function pickFault(req, path) {
    for (const f of state.faults) {
      if (f.times <= 0 || (f.method && f.method !== req.method) || (f.path && !new RegExp(f.path).test(path))) continue;
      if (f.skip > 0) {
        f.skip -= 1;
        continue;
      }
      if (f.probability !== undefined && random() >= f.probability) continue;
      f.times -= 1;
      return f;
    }
    const x = random();
    let sum = 0;
    for (const [k, p] of Object.entries(opt.rates)) {
      sum += p;
      if (x < sum) return /^\d+$/.test(k) ? { kind: 'status', status: Number(k) } : { kind: k };
    }
    return null;
  }
  function faultAnswer(req, f) {
    const status = f.status ?? 500;
    if (status === 429) return throttled(opt.perSecond || 200, f.retry_after ?? 1);
    if (status === 401) return json(401, { message: 'Unauthenticated.' });
    if (f.body !== undefined)
      return { status, body: String(f.body), headers: { 'content-type': f.content_type ?? 'text/html' } };
    if (status >= 502 && status <= 504)
      return page(status, http.STATUS_CODES[status], f.retry_after ? { 'retry-after': String(f.retry_after) } : {});
    return problem(req, status, status === 500 ? 'Server Error' : (http.STATUS_CODES[status] ?? 'Error'));
  }

  // ------------------------------------------------------------ admin
  function admin(req, url, raw) {
    const what = url.pathname.slice('/__admin/'.length);
    const q = Object.fromEntries(url.searchParams);
    const input = raw.length ? JSON.parse(raw.toString('utf8')) : {};
    if (req.method === 'GET' && what === 'statements') {
      const rows = state.statements.filter(
        (s) => (!q.puid || String(s.puid) === q.puid) && (!q.platform || s.platform_name === q.platform),
      );
      return json(200, { count: rows.length, statements: rows });
    }
    if (req.method === 'GET' && what === 'requests')
      return json(200, { count: state.requests.length, requests: state.requests });
    if (req.method === 'GET' && what === 'stats') {
      const byStatus = {};
      state.requests.forEach((r) => {
        const k = r.outcome;
        byStatus[k] = (byStatus[k] ?? 0) + 1;
      });
      return json(200, {
        statements: state.statements.length,
        reserved_puids: state.reserved.size,
        cached_puids: state.cached.size,
        requests: state.requests.length,
        outcomes: byStatus,
      });
    }
    if (what === 'faults') {
      if (req.method === 'POST') (Array.isArray(input) ? input : [input]).forEach(addFault);
      if (req.method === 'DELETE') state.faults.length = 0;
      return json(200, { faults: state.faults });
    }
    if (req.method === 'POST' && what === 'reset') {
      clear();
      return json(200, { ok: true });
    }
    if (req.method === 'POST' && what === 'age') {
      // 'cache': two days pass; 'all': 181 days pass
      state.cached.clear();
      state.locks.clear();
      if (input.what === 'all') {
        state.reserved.clear();
        state.statements.length = 0;
      }
      return json(200, { ok: true });
    }
    if (req.method === 'POST' && what === 'puids') {
      // { platform, puids: [...], in: 'cache' | 'db' }
      const user = { platformId: platformIds.get(input.platform ?? Object.values(opt.tokens)[0].platform) };
      for (const p of input.puids ?? [])
        (input.in === 'db' ? state.reserved : state.cached).set(key(user, p), Date.now() + opt.cacheMs);
      return json(200, { ok: true });
    }
    return json(404, { message: 'statements, requests, stats, faults, reset, age, puids' });
  }

  // ------------------------------------------------------------ transport
  function send(req, res, answer) {
    const body = Buffer.from(req.method === 'HEAD' ? '' : answer.body, 'utf8');
    res.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
    res.end(body);
  }
  async function handle(req, res) {
    const url = new URL(req.url, 'http://stub');
    const chunks = [];
    for await (const c of req) chunks.push(c);
    const raw = Buffer.concat(chunks);
    if (url.pathname.startsWith('/__admin/')) {
      try {
        return send(req, res, admin(req, url, raw));
      } catch (e) {
        return send(req, res, json(400, { message: e.message }));
      }
    }
    const fault = pickFault(req, url.pathname);
    const entry = {
      at: new Date().toISOString(),
      method: req.method,
      path: url.pathname,
      bytes: raw.length,
      accept: req.headers.accept ?? null,
      content_type: req.headers['content-type'] ?? null,
      fault: fault?.kind ?? null,
      outcome: 'pending',
    };
    state.requests.push(entry);
    if (state.requests.length > 5000) state.requests.shift();
    const [lo, hi] = opt.latency;
    if (hi > 0) await sleep(lo + random() * (hi - lo));
    if (fault?.kind === 'latency') await sleep(fault.ms ?? 1000);
    if (fault?.kind === 'hang') {
      entry.outcome = 'hang';
      return undefined;
    }
    if (fault?.kind === 'reset') {
      entry.outcome = 'reset';
      return drop(req);
    }
    if (fault?.kind === 'status') {
      const a = faultAnswer(req, fault);
      entry.outcome = a.status;
      return send(req, res, a);
    }
    const answer = await api(req, url.pathname, raw);
    entry.outcome = answer.status;
    if (fault?.kind === 'lost') {
      entry.outcome = `${answer.status}, response lost`;
      return drop(req);
    }
    if (fault?.kind === 'late') await sleep(fault.ms ?? 30_000);
    if (fault?.kind === 'truncate') {
      entry.outcome = `${answer.status}, response cut`;
      const body = Buffer.from(answer.body, 'utf8');
      res.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
      res.write(body.subarray(0, Math.floor(body.length / 2)), () => drop(req));
      return undefined;
    }
    return send(req, res, answer);
  }
  function drop(req) {
    if (typeof req.socket.resetAndDestroy === 'function') req.socket.resetAndDestroy();
    else req.socket.destroy();
  }

  const server = http.createServer((req, res) => {
    handle(req, res).catch((e) => {
      if (!res.headersSent) send(req, res, json(500, { message: `stub: ${e.message}` }));
      else res.destroy();
    });
  });
  await new Promise((ok, no) => {
    server.once('error', no);
    server.listen(opt.port, opt.host, ok);
  });
  return {
    server,
    state,
    addFault,
    reset: clear,
    url: `http://${opt.host}:${server.address().port}`,
    close: () =>
      new Promise((r) => {
        server.closeAllConnections?.();
        server.close(r);
      }),
  };
}

async function isScript() {
  const { pathToFileURL } = await import('node:url');
  const { realpathSync } = await import('node:fs');
  try {
    return import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
  } catch {
    return false;
  }
}
if (await isScript()) {
  const stub = await startStub(optionsFromEnv());
  console.log(`TDB stub on ${stub.url}`);
  for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => stub.close().then(() => process.exit(0)));
}
