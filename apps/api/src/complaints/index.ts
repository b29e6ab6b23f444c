export { possibleBases } from './complaint-basis.rules.js';
export { bases, sides, type Basis, type Side } from './complaint.js';
export { windowOf } from './complaint-window.rules.js';
export { EarlierComplaints, type EarlierComplaint } from './earlier-complaints.js';
export { ComplaintsModule } from './complaints.module.js';
export { returnComplaintsSweep } from './return-complaints.service.js';
export { shareComplaintsSweep } from './share-complaints.service.js';
