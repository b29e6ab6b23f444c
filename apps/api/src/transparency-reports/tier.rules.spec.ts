import { rowApplies } from './tier.rules.js';

const hostingRows = 'Only for providers of hosting services, including online platforms';

it.each([
  ['All', 'intermediary', true],
  [hostingRows, 'intermediary', false],
  [hostingRows, 'hosting', true],
  [hostingRows, 'vlop', true],
  [hostingRows, 'vlose', false],
  ['Only for providers of online platforms', 'hosting', false],
  ['Only for providers of online platforms', 'online-platform', true],
  ['Only for VLOPs', 'vlose', false],
  ['Only for VLOPs and VLOSEs', 'vlose', true],
] as const)('a row marked "%s" is for %s: %s', (applicability, tier, expected) =>
  expect(rowApplies(applicability, tier)).toBe(expected),
);

it('lets a search engine that is a hosting service besides fill the rows of hosting services', () => {
  expect(rowApplies(hostingRows, 'vlose', 'hosting')).toBe(true);
  expect(rowApplies('Only for providers of online platforms', 'vlose', 'hosting')).toBe(false);
});
