export { windowOf } from './complaint-window.rules.js';
export { ComplaintsModule } from './complaints.module.js';
export { returnComplaintsSweep } from './return-complaints.service.js';
export { shareComplaintsSweep } from './share-complaints.service.js';
