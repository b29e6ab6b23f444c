/** Latencies in ms, by nearest rank; null when nothing was measured. */
export function percentilesOf(latenciesMs) {
  const sorted = Float64Array.from(latenciesMs).sort();
  const at = (share) => (sorted.length === 0 ? null : sorted[Math.ceil(share * sorted.length) - 1]);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The lower middle value of a few rounds; null values do not count. */
export function medianOf(values) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
