export { RateLimited } from './rate-limited.js';
