export { askFor, type NoticeElement } from './notice.rules.js';
export { NoticeSecret } from './notice-secret.js';
export { Notices, type ItemLocation, type NotifierContact } from './notices.query.js';
export { NoticesModule } from './notices.module.js';
