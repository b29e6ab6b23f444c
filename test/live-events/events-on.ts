/** What a platform says of a live event; `changes` name what a test is about. */
export const anEvent = (changes: Record<string, unknown> = {}) => ({
  name: 'Cup final',
  startsAt: '2026-11-22T18:00:00Z',
  endsAt: '2026-11-22T20:00:00Z',
  contentIds: ['stream-7'],
  ...changes,
});

export interface EventBody {
  id: string;
  eventId: string;
  version: number;
  name: string;
  cancelled: boolean;
  versions: EventBody[];
}

interface Cohort {
  windows: { from: string; to: string }[];
  notices: number;
  items: number;
  open: number;
  lastDecidedAt: string | null;
  noticesPerMinute: number;
  peakPerMinute: number;
  times: { step: string; observations: number; medianSeconds: number | null; p95Seconds: number | null }[];
  series: { minute: number; perMinute: number; backlog: number }[];
}

export interface FiguresBody {
  event: EventBody;
  stepMinutes: number;
  matched: Cohort;
  all: Cohort;
  ordinary: Cohort | null;
  onDuty: { planned: unknown[]; worked: { staffId: string }[]; onCall: unknown[] };
}
