export { connect, type Connection } from './connect.js';
export { Refused } from './refused.js';
export { everyItem } from './every-item.js';
export * from './generated/index.js';
