import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpConnection, request } from './http-connection.mjs';
import { languages, rareLanguage, skills } from './queue.mjs';

const platform = 'sample';

/** Every eighth moderator reads the rare language alone; the others two or three languages each. */
const isRare = (number) => number % 8 === 0;

/** Moderators of the sample platform with the keys that they claim with, made over the API as an administrator would. */
export async function hireModerators(url, dataDir, count) {
  const { keys } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
  const admin = await HttpConnection.open(url);
  const make = async (what, body) => {
    const path = `/v1/platforms/${platform}/${what}`;
    const answer = await admin.send(request('POST', path, { key: keys.admin, body: JSON.stringify(body) }));
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
    return JSON.parse(answer.body);
  };
  const moderators = [];
  for (let number = 0; number < count; number++) {
    const { id: staffId } = await make('staff', {
      alias: `claimer-${number}`,
      role: 'moderator',
      languages: isRare(number) ? [rareLanguage] : languagesOf(number),
      skills: ['general', ...skills.slice(1).filter((_skill, i) => (number >> i) % 2 === 1)],
    });
    const { key } = await make('keys', { role: 'moderator', label: `claimer ${number}`, staffId });
    moderators.push({ key, isRare: isRare(number) });
  }
  admin.close();
  return moderators;
}

function languagesOf(number) {
  const places = [number, number * 5 + 1, ...(number % 2 ? [number * 3 + 2] : [])];
  return [...new Set(places.map((place) => languages[place % languages.length]))];
}
