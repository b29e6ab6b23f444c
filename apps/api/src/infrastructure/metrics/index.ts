export { Metrics, type GaugeReading } from './metrics.js';
