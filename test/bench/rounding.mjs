export const round1 = (value) => (value === null ? null : Math.round(value * 10) / 10);
export const round2 = (value) => (value === null ? null : Math.round(value * 100) / 100);
