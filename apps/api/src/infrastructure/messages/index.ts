export type { MailRecipient, MessageKind, NewMail, NewWebhook, QueuedMessage } from './message.js';
export { type MessageTemplate, render, type Rendered, template, type Wording } from './message-template.js';
export { Messages } from './messages.js';
export { MessagesModule } from './messages.module.js';
export { type WebhookEndpoint, WebhookEndpoints } from './webhook-endpoints.repository.js';
export { webhookUrlFault } from './webhook-url.rules.js';
export { writtenInstant } from './written-instant.js';
