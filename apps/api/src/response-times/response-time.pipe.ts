import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { responseTimes, type ResponseTime } from '../platforms/index.js';

/** A response time in an address; what is none names nothing that we have: 404 `not-found`. */
@Injectable()
export class ResponseTimePipe implements PipeTransform<string, ResponseTime> {
  transform(value: string): ResponseTime {
    const found = responseTimes.find((responseTime) => responseTime === value);
    if (!found) throw notFound();
    return found;
  }
}
