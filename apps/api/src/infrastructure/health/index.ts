export { HealthChecks, type HealthCheck } from './health-checks.js';
