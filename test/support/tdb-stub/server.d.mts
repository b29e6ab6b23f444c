import type { Server } from 'node:http';

export interface StubFault {
  kind: 'latency' | 'status' | 'reset' | 'hang' | 'lost' | 'late' | 'truncate';
  times?: number;
  skip?: number;
  path?: string;
  method?: string;
  ms?: number;
  status?: number;
  retry_after?: number;
  body?: string;
}

export interface StubStatement {
  uuid: string;
  puid: string;
  created_at: string;
  received: Record<string, unknown>;
  stored: Record<string, unknown>;
  warnings: Record<string, string[]>;
}

export interface Stub {
  server: Server;
  url: string;
  state: { statements: StubStatement[]; requests: { path: string; outcome: unknown }[] };
  addFault(fault: StubFault): void;
  reset(): void;
  close(): Promise<void>;
}

export function startStub(options?: Record<string, unknown>): Promise<Stub>;
