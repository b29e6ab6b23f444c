export { connect, type Connection } from './connect.js';
export { Refused } from './refused.js';
export { everyItem } from './every-item.js';
export { sendMeasures } from './send-measures.js';
export * from './generated/index.js';
