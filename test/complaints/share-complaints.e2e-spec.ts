import { shareComplaintsSweep } from '../../apps/api/src/complaints/index.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { ManageStaffService } from '../../apps/api/src/staff/index.js';
import { casesOn } from '../decisions/cases-on.js';
import { appWithMail } from '../support/app-with-mail.js';
import { desk } from '../support/desk.js';
import { complaintsOn } from './complaints-on.js';

it('gives a complaint to somebody when nobody is left who speaks its language (Art. 20(4))', async () => {
  const { app, mail } = await appWithMail();
  try {
    const at = await desk(app);
    const on = complaintsOn(at, casesOn(app, at), mail);
    const { recipientTicket } = await on.told();
    const speaker = await at.person({ alias: 'speaker', languages: ['sw'] });
    await on.lodged(recipientTicket, { language: 'sw' });
    const isGiven = async () => {
      await app.app.get(JobHandlers).runSweep(shareComplaintsSweep);
      return (await on.claim()).status === 200;
    };
    expect(await isGiven()).toBe(false);
    await app.app.get(ManageStaffService).leave(at.platformId, speaker.id);
    expect(await isGiven()).toBe(true);
    const shared = await app.db.query("select details from audit_entry where action = 'complaint.lane-shared'");
    expect(shared).toEqual([{ details: { language: 'sw', skill: 'general', complaints: 1 } }]);
  } finally {
    await app.stop();
  }
});
