import type { Client } from './generated/client/index.js';
import { measuresBulk } from './generated/sdk.gen.js';
import type { MeasureDto, TakenMeasuresResponse } from './generated/types.gen.js';

/** Many measures in one request, one a line; which lines were refused is in the answer. Throws `Refused` when all of it was. */
export async function sendMeasures(
  client: Client,
  platform: string,
  measures: Iterable<MeasureDto>,
): Promise<TakenMeasuresResponse> {
  const lines = Array.from(measures, (measure) => `${JSON.stringify(measure)}\n`);
  const { data } = await measuresBulk({
    client,
    path: { platform },
    body: lines.join(''),
    bodySerializer: null, // lines of JSON are no JSON text
    throwOnError: true,
  });
  return data;
}
