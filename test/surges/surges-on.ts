export interface SurgeBody {
  id: string;
  category: string | null;
  language: string | null;
  origin: string;
  state: string;
  beganAt: string;
  switchedOnAt: string | null;
  expectedEndAt: string | null;
  endedAt: string | null;
  rush: { rule: string; noticesInHour: number; daysOnRecord: number; thresholdInHour: number } | null;
  events: { kind: string; staffId: string | null; text: string | null; occurredAt: string }[];
}
