import { BlockList, isIP } from 'node:net';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const MAX_LENGTH = 2_000;

/** What is wrong with the address of an endpoint, to follow "url"; undefined when it may be used. */
export function webhookUrlFault(text: string, allowHttp: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url || text.length > MAX_LENGTH) return `must be a URL of at most ${MAX_LENGTH} characters`;
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:' && (allowHttp || LOCAL_HOSTS.includes(url.hostname))) return undefined;
  return 'must begin with https://';
}

/** Not of the open internet: this machine, private networks, link-local (where clouds keep credentials), reserved. */
const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address lies outside the open internet. IPv4 written as IPv6 counts as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  return inside.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
