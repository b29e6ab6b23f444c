import { restrictionTypes, type NewPlatform } from '../platforms/index.js';
import type { NewStaffMember } from '../staff/index.js';

/** What a fresh installation can be tried out with; an operator registers platforms of their own beside it. */
export const samplePlatform: NewPlatform = {
  key: 'sample',
  serviceName: 'Sample Forum',
  providerName: 'Sample Provider SA',
  timeZone: 'Europe/Brussels',
  languages: ['en', 'de', 'fr'],
  restrictionTypes,
  enforcementChannel: 'pull', // until a webhook is set
  speaksForRecipients: false,
  reportSettings: {},
  tier: { tier: 'online-platform', microOrSmall: false, establishedIn: 'BE', designatedOn: null },
  contactPoints: [
    {
      kind: 'authorities',
      label: 'Contact point for authorities',
      email: 'authorities@sample.example',
      url: null,
      languages: ['en', 'fr'],
    },
    {
      kind: 'recipients',
      label: 'Help desk',
      email: 'help@sample.example',
      url: 'https://sample.example/help',
      languages: ['en', 'de', 'fr'],
    },
  ],
  termsClauses: [
    {
      code: 'hate-speech',
      title: '3.1 No incitement to hatred',
      body: 'You may not call for hatred or violence against people because of who they are or what they believe.',
      url: 'https://sample.example/terms#3.1',
    },
    {
      code: 'deception',
      title: '3.2 No deception',
      body: 'You may not mislead others to obtain money, data or access, and you may not pretend to be somebody else.',
      url: 'https://sample.example/terms#3.2',
    },
    {
      code: 'rights-of-others',
      title: '3.3 Respect the rights of others',
      body: 'You may not publish what belongs to others, or their private life, without their consent.',
      url: 'https://sample.example/terms#3.3',
    },
  ],
};

const languages = ['en', 'de', 'fr'];

export const sampleStaff: readonly NewStaffMember[] = [
  { alias: 'moderator-1', role: 'moderator', languages, skills: ['general', 'intellectual-property'] },
  {
    alias: 'senior-1',
    role: 'senior-moderator',
    languages,
    skills: ['general', 'child-safety', 'terrorism', 'intellectual-property'],
  },
  { alias: 'compliance-1', role: 'compliance-officer', languages, skills: ['general'] },
];
