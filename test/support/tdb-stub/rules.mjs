// Validation rules of the DSA Transparency Database (TDB) submission API, as its
// public source stood on 2026-06-24 (schema in force since 2025-07-01).
// Written from the behaviour, dependency-free.
//
//   validateStatement(payload, { endpoint: 'single' | 'multiple' })
//     -> { ok, errors: { field: [message, ...] }, warnings: { field: [...] }, serverError }
//
// `errors` follows the server. `warnings` is this file's own advice: things the
// server lets through although the documentation asks otherwise, or silently drops.

const list = (s) => s.trim().split(/\s+/);
const withPrefix = (prefix, s) => list(s).map((x) => prefix + x);

export const DECISION_VISIBILITY = withPrefix(
  'DECISION_VISIBILITY_',
  `
  CONTENT_REMOVED CONTENT_DISABLED CONTENT_DEMOTED CONTENT_AGE_RESTRICTED
  CONTENT_INTERACTION_RESTRICTED CONTENT_LABELLED OTHER`,
);
export const DECISION_MONETARY = withPrefix('DECISION_MONETARY_', 'SUSPENSION TERMINATION OTHER');
export const DECISION_PROVISION = withPrefix(
  'DECISION_PROVISION_',
  `
  PARTIAL_SUSPENSION TOTAL_SUSPENSION PARTIAL_TERMINATION TOTAL_TERMINATION`,
);
export const DECISION_ACCOUNT = withPrefix('DECISION_ACCOUNT_', 'SUSPENDED TERMINATED');
export const ACCOUNT_TYPE = withPrefix('ACCOUNT_TYPE_', 'BUSINESS PRIVATE');
export const DECISION_GROUND = withPrefix('DECISION_GROUND_', 'ILLEGAL_CONTENT INCOMPATIBLE_CONTENT');
export const CONTENT_TYPE = withPrefix(
  'CONTENT_TYPE_',
  `
  APP AUDIO IMAGE PRODUCT SYNTHETIC_MEDIA TEXT VIDEO OTHER`,
);
export const SOURCE_TYPE = withPrefix(
  'SOURCE_',
  `
  ARTICLE_16 TRUSTED_FLAGGER TYPE_OTHER_NOTIFICATION VOLUNTARY`,
);
export const AUTOMATED_DECISION = withPrefix('AUTOMATED_DECISION_', 'FULLY PARTIALLY NOT_AUTOMATED');
export const YES_NO = ['Yes', 'No'];

export const KEYWORDS_BY_CATEGORY = Object.fromEntries(
  Object.entries({
    ANIMAL_WELFARE: 'ANIMAL_HARM UNLAWFUL_SALE_ANIMALS',
    CONSUMER_INFORMATION: `HIDDEN_ADVERTISEMENT INSUFFICIENT_INFORMATION_ON_TRADERS
    MISLEADING_INFO_GOODS_SERVICES MISLEADING_INFO_CONSUMER_RIGHTS NONCOMPLIANCE_PRICING`,
    CYBER_VIOLENCE: `CYBER_BULLYING_INTIMIDATION CYBER_HARASSMENT CYBER_INCITEMENT CYBER_STALKING
    NON_CONSENSUAL_IMAGE_SHARING NON_CONSENSUAL_MATERIAL_DEEPFAKE`,
    CYBER_VIOLENCE_AGAINST_WOMEN: `BULLYING_AGAINST_GIRLS CYBER_HARASSMENT_AGAINST_WOMEN
    CYBER_STALKING_AGAINST_WOMEN FEMALE_GENDERED_DISINFORMATION INCITEMENT_AGAINST_WOMEN
    NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN`,
    DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: `BIOMETRIC_DATA_BREACH DATA_FALSIFICATION
    MISSING_PROCESSING_GROUND RIGHT_TO_BE_FORGOTTEN`,
    ILLEGAL_OR_HARMFUL_SPEECH: 'DEFAMATION DISCRIMINATION HATE_SPEECH',
    INTELLECTUAL_PROPERTY_INFRINGEMENTS: `COPYRIGHT_INFRINGEMENT DESIGN_INFRINGEMENT
    GEOGRAPHIC_INDICATIONS_INFRINGEMENT PATENT_INFRINGEMENT TRADE_SECRET_INFRINGEMENT
    TRADEMARK_INFRINGEMENT`,
    NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS: `MISINFORMATION_DISINFORMATION
    VIOLATION_EU_LAW VIOLATION_NATIONAL_LAW`,
    NOT_SPECIFIED_NOTICE: '',
    OTHER_VIOLATION_TC: `ADULT_SEXUAL_MATERIAL AGE_SPECIFIC_RESTRICTIONS GEOGRAPHICAL_REQUIREMENTS
    GOODS_SERVICES_NOT_PERMITTED LANGUAGE_REQUIREMENTS NUDITY`,
    PROTECTION_OF_MINORS: `AGE_SPECIFIC_RESTRICTIONS_MINORS CHILD_SEXUAL_ABUSE_MATERIAL
    CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE GROOMING_SEXUAL_ENTICEMENT_MINORS UNSAFE_CHALLENGES`,
    RISK_FOR_PUBLIC_SECURITY: `ILLEGAL_ORGANIZATIONS RISK_ENVIRONMENTAL_DAMAGE RISK_PUBLIC_HEALTH
    TERRORIST_CONTENT`,
    SCAMS_AND_FRAUD: `IMPERSONATION_ACCOUNT_HIJACKING INAUTHENTIC_ACCOUNTS INAUTHENTIC_LISTINGS
    INAUTHENTIC_USER_REVIEWS PHISHING PYRAMID_SCHEMES`,
    SELF_HARM: 'CONTENT_PROMOTING_EATING_DISORDERS SELF_MUTILATION SUICIDE',
    UNSAFE_AND_PROHIBITED_PRODUCTS: 'PROHIBITED_PRODUCTS UNSAFE_PRODUCTS',
    VIOLENCE: `COORDINATED_HARM INCITEMENT_VIOLENCE_HATRED HUMAN_EXPLOITATION HUMAN_TRAFFICKING
    TRAFFICKING_WOMEN_GIRLS`,
  }).map(([c, k]) => [`STATEMENT_CATEGORY_${c}`, k.trim() ? withPrefix('KEYWORD_', k) : []]),
);

export const CATEGORY = Object.keys(KEYWORDS_BY_CATEGORY);
// STALKING and OTHER are accepted but belong to no branch of the published tree.
export const KEYWORD = [...Object.values(KEYWORDS_BY_CATEGORY).flat(), 'KEYWORD_STALKING', 'KEYWORD_OTHER'];

export const TERRITORY = list(`AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL
  NO PL PT RO SE SI SK`);
export const LANGUAGE = list(`AB AA AF AK SQ AM AR AN HY AS AV AE AY AZ BM BA EU BE BN BH BI BS BR BG
  MY CA KM CH CE NY ZH CU CV KW CO CR HR CS DA DV NL DZ EN EO ET EE FO FJ FI FR FF GD GL LG KA DE KI EL
  KL GN GU HT HA HE HZ HI HO HU IS IO IG ID IA IE IU IK GA IT JA JV KN KR KS KK RW KV KG KO KJ KU KY LO
  LA LV LB LI LN LT LU MK MG MS ML MT GV MI MR MH RO MN NA NV ND NG NE SE NO NB NN II OC OJ OR OM OS PI
  PA PS FA PL PT QU RM RN RU SM SG SA SC SR SN SD SI SK SL SO ST NR ES SU SW SS SV TL TY TG TA TT TE TH
  BO TI TO TS TN TR TK TW UG UK UR UZ VE VI VO WA CY FY WO XH YI YO ZA ZU`);

export const MAX_LENGTH = {
  decision_visibility_other: 500,
  decision_monetary_other: 500,
  content_type_other: 500,
  category_specification_other: 500,
  decision_ground_reference_url: 500,
  illegal_content_legal_ground: 500,
  illegal_content_explanation: 2000,
  incompatible_content_ground: 500,
  incompatible_content_explanation: 2000,
  decision_facts: 5000,
  source_identity: 500,
  puid: 500,
};
export const BATCH_MAX = 100;
const ILLEGAL = 'DECISION_GROUND_ILLEGAL_CONTENT';
const INCOMPATIBLE = 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
const DECISIONS = ['decision_visibility', 'decision_monetary', 'decision_provision', 'decision_account'];
const END_DATES = ['account', 'monetary', 'service', 'visibility'].map((x) => `end_date_${x}_restriction`);
const LAST_DAY = '2038-01-01';

// ---------------------------------------------------------------- input clean-up
// The server trims every string (also "invisible" characters at both ends) and
// then turns empty strings into null, at every depth, before any rule runs.
const EDGE =
  '[\\s\\0\\u0085\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B-\\u200F' +
  '\\u2060-\\u2065\\u206A-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\u{1D159}\\u{1D173}-\\u{1D17A}\\u{E0020}]+';
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, 'gu');

export function cleanInput(v) {
  if (typeof v === 'string') {
    const t = v.replace(EDGES, '');
    return t === '' ? null : t;
  }
  if (Array.isArray(v)) return v.map(cleanInput);
  if (v !== null && typeof v === 'object') {
    const out = {};
    for (const k of Object.keys(v)) {
      if (v[k] === undefined) continue;
      Object.defineProperty(out, k, { value: cleanInput(v[k]), enumerable: true, writable: true, configurable: true });
    }
    return out;
  }
  return v === undefined ? null : v;
}

// An unpaired surrogate anywhere makes the server's JSON parser refuse the whole
// body, which it then treats as an empty one.
const UNPAIRED = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
export function hasUnpairedSurrogate(v) {
  if (typeof v === 'string') return UNPAIRED.test(v);
  if (Array.isArray(v)) return v.some(hasUnpairedSurrogate);
  if (v !== null && typeof v === 'object') {
    return Object.entries(v).some(([k, x]) => UNPAIRED.test(k) || hasUnpairedSurrogate(x));
  }
  return false;
}

// ---------------------------------------------------------------- small predicates
const isList = (v) => v !== null && typeof v === 'object'; // JSON array or object
const items = (v) => (Array.isArray(v) ? v : Object.values(v));
const text = (v) => (v === null || v === undefined || v === false ? '' : v === true ? '1' : String(v));
const codePoints = (s) => {
  let n = 0;
  for (const _ of s) n++;
  return n;
};
const filled = (v) => v !== null && v !== undefined && v !== '' && !(isList(v) && items(v).length === 0);
const has = (o, k) => Object.prototype.hasOwnProperty.call(o, k) && o[k] !== undefined;
const human = (f) => f.replaceAll('_', ' ');
const includesText = (v, code) => isList(v) && items(v).some((x) => x === code);

function realDate(s) {
  const m = typeof s === 'string' && /^(\d{4})-(\d{2})-(\d{2})$/.exec(s);
  if (!m) return false;
  const [y, mo, d] = [+m[1], +m[2], +m[3]];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][mo - 1];
  return mo >= 1 && mo <= 12 && d >= 1 && d <= days;
}

// What the range rules make of a value that already failed the format rule.
function looseDay(x) {
  if (typeof x === 'number') return new Date(x * 1000).toISOString().slice(0, 10);
  if (typeof x !== 'string') return null;
  const turned = /^(\d{2})[-.](\d{2})[-.](\d{4})$/.exec(x);
  const m = turned
    ? [x, turned[3], turned[2], turned[1]]
    : /^(\d{4})(?:[-/]?)(\d{1,2})(?:[-/]?)(\d{1,2})(?:[T -].*)?$/.exec(x);
  return m ? new Date(Date.UTC(+m[1], m[2] - 1, +m[3])).toISOString().slice(0, 10) : null;
}

// Common schemes that the server knows. It knows some 300 more (app and protocol
// names); for a reference to a law or to terms and conditions only http(s) make sense.
const SCHEMES = list(`http https ftp sftp file git ssh ws wss data tel urn mailto ldap ldaps imap pop
  nfs smb svn telnet tftp irc ircs news nntp magnet about blob s3 redis rediss mongodb rtsp rtmp sip
  sips xmpp webcal spotify steam tg`);
const H16 = '[0-9a-f]{1,4}';
const URL_SHAPE = new RegExp(
  '^([a-z][a-z0-9+.-]*)://' +
    '(?:(?:(?:[_.\\p{L}\\p{N}-]|%[0-9a-f]{2})+:)?(?:[_.\\p{L}\\p{N}-]|%[0-9a-f]{2})+@)?' +
    '(?:(?:(?:[\\p{L}\\p{N}\\p{S}\\p{M}_-]+\\.)+(?:xn--[a-z0-9-]+|[\\p{L}\\p{N}\\p{M}]+)|[a-z0-9_-]+)\\.?' +
    '|\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[([0-9a-f:.]+)\\])' +
    '(?::[0-9]+)?' +
    "(?:/(?:[\\p{L}\\p{N}._~!$&'()*+,;=:@-]|%[0-9a-f]{2})*)*" +
    "(?:\\?(?:[\\p{L}\\p{N}._~!$&'\\[\\]()*+,;=:@/?-]|%[0-9a-f]{2})*)?" +
    "(?:#(?:[\\p{L}\\p{N}._~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$",
  'iu',
);

function isIpv6(s) {
  const halves = s.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (let h = 0; h < halves.length; h++) {
    const parts = halves[h] === '' ? [] : halves[h].split(':');
    for (let i = 0; i < parts.length; i++) {
      const last = i === parts.length - 1 && h === halves.length - 1;
      if (new RegExp(`^${H16}$`, 'i').test(parts[i])) groups += 1;
      else if (last && /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(parts[i])) groups += 2;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

export function isUrl(v) {
  if (typeof v !== 'string') return false;
  const m = URL_SHAPE.exec(v);
  if (!m || !SCHEMES.includes(m[1].toLowerCase())) return false;
  return m[2] === undefined || isIpv6(m[2]);
}

// ---------------------------------------------------------------- the rules
export function validateStatement(payload, { endpoint = 'single' } = {}) {
  const multiple = endpoint === 'multiple';
  const unreadable = hasUnpairedSurrogate(payload);
  const cleaned = cleanInput(payload);
  const data = !unreadable && isList(cleaned) && !Array.isArray(cleaned) ? cleaned : {};
  const errors = {};
  let serverError = false;
  const fail = (f, m) => {
    (errors[f] ??= []).push(m);
  };
  const v = (f) => (has(data, f) ? data[f] : null);

  const arrayRule = (f) => isList(data[f]) || (fail(f, `The ${human(f)} field must be an array.`), false);
  const inRule = (f, codes, { array = false, nullWord = false } = {}) => {
    const x = data[f];
    const ok = (s) => codes.includes(s) || (nullWord && s === 'null');
    const pass = isList(x) ? array && items(x).every((e) => !isList(e) && ok(text(e))) : ok(text(x));
    if (!pass) fail(f, `The selected ${human(f)} is invalid.`);
  };
  const maxRule = (f) => {
    const x = data[f];
    const n = MAX_LENGTH[f];
    const size = isList(x) ? items(x).length : codePoints(text(x));
    if (size > n) fail(f, `The ${human(f)} field must not be greater than ${n} characters.`);
  };
  const requiredRule = (f, m = `The ${human(f)} field is required.`) => filled(v(f)) || (fail(f, m), false);
  const oneDecision = (f) => {
    const others = DECISIONS.filter((d) => d !== f);
    if (others.some((d) => filled(v(d)))) return;
    requiredRule(f, `The ${human(f)} field is required when none of ${others.map(human).join(' / ')} are present.`);
  };
  const notNull = (f) => has(data, f) && data[f] !== null;
  const dateRules = (f, label, first) => {
    const real = realDate(data[f]);
    const day = real ? data[f] : looseDay(data[f]);
    if (!real) fail(f, `The ${label} does not match the format YYYY-MM-DD.`);
    if (first && !(day >= first)) fail(f, `The ${human(f)} field must be a date after or equal to ${first}.`);
    if (day === null || day > LAST_DAY) fail(f, `The ${human(f)} field must be a date before or equal to ${LAST_DAY}.`);
    if (typeof data[f] === 'string' && data[f].includes('\0')) serverError = true; // the date parser throws
  };
  // "OTHER" text that belongs to an array field: measured even when it is going to be dropped.
  const otherText = (f, arrayField, code) => {
    if (has(data, f)) maxRule(f);
    const x = v(arrayField);
    const needed = isList(x) ? includesText(x, code) : !multiple && x === code;
    if (needed) requiredRule(f);
  };
  // Text that belongs to one value of another field: not even measured when that value is absent.
  const dependentText = (f, field, code, when) => {
    if (v(field) !== code) return;
    if (requiredRule(f, `The ${human(f)} field is required when ${when}.`)) maxRule(f);
  };

  const contentId = () => {
    if (notNull('content_id')) arrayRule('content_id');
    const c = v('content_id');
    if (isList(c) && has(c, 'EAN-13')) {
      const f = 'content_id.EAN-13';
      const e = c['EAN-13'];
      if (typeof e !== 'string') fail(f, 'The content id. e a n-13 field must be a string.');
      if (isList(e) || typeof e === 'boolean' || !/^[0-9]{13}$/.test(text(e))) {
        fail(f, 'The content id. e a n-13 field format is invalid.');
      }
    }
  };

  if (!multiple) {
    contentId();
    if (notNull('content_id_ean')) {
      const e = data.content_id_ean;
      if (typeof e !== 'string') fail('content_id_ean', 'The content id ean field must be a string.');
      if (isList(e) || typeof e === 'boolean' || !/^[0-9]{13}$/.test(text(e))) {
        fail('content_id_ean', 'The content id ean field format is invalid.');
      }
    }
  }
  if (notNull('decision_visibility')) {
    arrayRule('decision_visibility');
    inRule('decision_visibility', DECISION_VISIBILITY, { array: true, nullWord: true });
  }
  oneDecision('decision_visibility');
  otherText('decision_visibility_other', 'decision_visibility', 'DECISION_VISIBILITY_OTHER');
  if (notNull('decision_monetary')) inRule('decision_monetary', DECISION_MONETARY, { nullWord: true });
  oneDecision('decision_monetary');
  dependentText(
    'decision_monetary_other',
    'decision_monetary',
    'DECISION_MONETARY_OTHER',
    'decision monetary is other',
  );
  if (notNull('decision_provision')) inRule('decision_provision', DECISION_PROVISION, { nullWord: true });
  oneDecision('decision_provision');
  if (notNull('decision_account')) inRule('decision_account', DECISION_ACCOUNT, { nullWord: true });
  oneDecision('decision_account');
  if (notNull('account_type')) inRule('account_type', ACCOUNT_TYPE, { nullWord: true });
  if (notNull('category_specification')) {
    arrayRule('category_specification');
    inRule('category_specification', KEYWORD, { array: true, nullWord: true });
  }
  if (has(data, 'category_specification_other')) maxRule('category_specification_other');
  if (requiredRule('decision_ground')) inRule('decision_ground', DECISION_GROUND);
  if (notNull('decision_ground_reference_url')) {
    if (!isUrl(data.decision_ground_reference_url)) {
      fail('decision_ground_reference_url', 'The decision ground reference url field must be a valid URL.');
    }
    maxRule('decision_ground_reference_url');
  }
  dependentText('illegal_content_legal_ground', 'decision_ground', ILLEGAL, 'decision ground is illegal content');
  dependentText('illegal_content_explanation', 'decision_ground', ILLEGAL, 'decision ground is illegal content');
  dependentText(
    'incompatible_content_ground',
    'decision_ground',
    INCOMPATIBLE,
    'decision ground is incompatible content',
  );
  dependentText(
    'incompatible_content_explanation',
    'decision_ground',
    INCOMPATIBLE,
    'decision ground is incompatible content',
  );
  // Checked whenever the key is there, whatever the ground; null is not allowed.
  if (has(data, 'incompatible_content_illegal')) inRule('incompatible_content_illegal', YES_NO);
  if (has(data, 'content_type')) arrayRule('content_type');
  if (requiredRule('content_type')) inRule('content_type', CONTENT_TYPE, { array: true });
  otherText('content_type_other', 'content_type', 'CONTENT_TYPE_OTHER');
  if (requiredRule('category')) inRule('category', CATEGORY);
  if (has(data, 'category_addition')) {
    // not nullable
    arrayRule('category_addition');
    inRule('category_addition', CATEGORY, { array: true });
  }
  if (notNull('territorial_scope')) {
    arrayRule('territorial_scope');
    inRule('territorial_scope', TERRITORY, { array: true });
  }
  if (notNull('content_language')) inRule('content_language', LANGUAGE);
  if (requiredRule('content_date')) dateRules('content_date', 'content date', '2000-01-01');
  if (requiredRule('application_date')) dateRules('application_date', 'application date', '2020-01-01');
  for (const f of END_DATES) {
    if (notNull(f)) dateRules(f, human(f).replace('end date', 'end date of'), null);
  }
  if (requiredRule('decision_facts')) maxRule('decision_facts');
  if (requiredRule('source_type')) inRule('source_type', SOURCE_TYPE);
  if (notNull('source_identity')) maxRule('source_identity'); // also under SOURCE_VOLUNTARY
  if (requiredRule('automated_detection')) inRule('automated_detection', YES_NO);
  if (requiredRule('automated_decision')) inRule('automated_decision', AUTOMATED_DECISION);
  if (requiredRule('puid')) {
    maxRule('puid');
    const p = data.puid;
    if (!['string', 'number'].includes(typeof p) || !/^[a-zA-Z0-9_-]+$/.test(text(p))) {
      fail('puid', 'The puid format is invalid.');
    }
  }
  if (multiple) contentId();

  // The rules let a JSON array or object through in a free-text field; the insert behind the single
  // endpoint then fails with HTTP 500 (the multiple one stores a garbled string, unless it is nested).
  if (Object.keys(errors).length === 0) {
    const kept = keptFields(data);
    if (multiple && !includesText(v('category_specification'), 'KEYWORD_OTHER'))
      kept.delete('category_specification_other');
    for (const f of Object.keys(MAX_LENGTH)) {
      if (!kept.has(f) || !isList(v(f)) || (multiple && !items(v(f)).some(isList))) continue;
      serverError = true;
      fail(f, `The ${human(f)} field is not text: the server answers 500.`);
    }
  }
  const ok = Object.keys(errors).length === 0;
  return { ok, errors, warnings: ok ? advise(data, multiple) : {}, serverError };
}

// Which of the dependent fields survive: everything else that is conditional is dropped.
function keptFields(d) {
  const v = (f) => (has(d, f) ? d[f] : null);
  const kept = new Set(Object.keys(d));
  const drop = (cond, ...fields) => {
    if (!cond) fields.forEach((f) => kept.delete(f));
  };
  drop(includesText(v('decision_visibility'), 'DECISION_VISIBILITY_OTHER'), 'decision_visibility_other');
  drop(v('decision_monetary') === 'DECISION_MONETARY_OTHER', 'decision_monetary_other');
  drop(includesText(v('content_type'), 'CONTENT_TYPE_OTHER'), 'content_type_other');
  drop(v('decision_ground') === ILLEGAL, 'illegal_content_legal_ground', 'illegal_content_explanation');
  drop(
    v('decision_ground') === INCOMPATIBLE,
    'incompatible_content_ground',
    'incompatible_content_explanation',
    'incompatible_content_illegal',
  );
  drop(v('source_type') !== 'SOURCE_VOLUNTARY', 'source_identity');
  return kept;
}

const KNOWN = new Set([
  ...DECISIONS,
  ...END_DATES,
  ...Object.keys(MAX_LENGTH),
  ...list(`content_id content_id_ean
  account_type category_specification decision_ground incompatible_content_illegal content_type category
  category_addition territorial_scope content_language content_date application_date source_type
  automated_detection automated_decision`),
]);

function eanCheckDigit(s) {
  const sum = [...s.slice(0, 12)].reduce((a, c, i) => a + Number(c) * (i % 2 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

function advise(d, multiple) {
  const out = {};
  const warn = (f, m) => {
    (out[f] ??= []).push(m);
  };
  const v = (f) => (has(d, f) ? d[f] : null);
  const kept = keptFields(d);
  for (const f of Object.keys(d)) {
    if (!KNOWN.has(f) || (multiple && f === 'content_id_ean')) warn(f, 'Not part of the schema here: ignored.');
    else if (!kept.has(f) && d[f] !== null) warn(f, 'Dropped, because the value it depends on is not set.');
    else if (d[f] === 'null' || (isList(d[f]) && includesText(d[f], 'null')))
      warn(f, 'The word "null" is stored as it stands.');
    if (f in MAX_LENGTH && kept.has(f)) {
      if (d[f] !== null && typeof d[f] !== 'string') warn(f, 'Send a string.');
      if (typeof d[f] === 'string') {
        if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(d[f])) warn(f, 'Contains control characters.');
        if (f !== 'puid' && /[^\s@<>"]+@[^\s@<>"]+\.\p{L}{2,}/u.test(d[f]))
          warn(f, 'Looks like it holds an e-mail address (personal data).');
        if (f !== 'puid' && /(?:^|[^\w])\+\d[\d ()./-]{7,}\d/.test(d[f]))
          warn(f, 'Looks like it holds a phone number (personal data).');
      }
    }
  }
  const pairs = {
    visibility: 'decision_visibility',
    monetary: 'decision_monetary',
    service: 'decision_provision',
    account: 'decision_account',
  };
  for (const [k, dec] of Object.entries(pairs)) {
    const f = `end_date_${k}_restriction`;
    if (v(f) === null) continue;
    if (v(f) < v('application_date'))
      warn(f, 'Before application_date: the documentation forbids it, the server does not check.');
    if (!filled(v(dec))) warn(f, `There is no ${dec}.`);
  }
  if (!filled(v('territorial_scope')))
    warn('territorial_scope', 'The documentation calls it required; the server stores an empty list.');
  const specs = isList(v('category_specification')) ? items(v('category_specification')) : [];
  const cats = [v('category'), ...(isList(v('category_addition')) ? items(v('category_addition')) : [])];
  const allowed = new Set(cats.flatMap((c) => KEYWORDS_BY_CATEGORY[c] ?? []).concat('KEYWORD_OTHER'));
  for (const k of specs)
    if (!allowed.has(k)) warn('category_specification', `${k} is not in the tree of the given categories.`);
  if (specs.includes('KEYWORD_OTHER') && !filled(v('category_specification_other')))
    warn('category_specification_other', 'KEYWORD_OTHER without text.');
  if (!specs.includes('KEYWORD_OTHER') && filled(v('category_specification_other'))) {
    warn(
      'category_specification_other',
      multiple
        ? 'Dropped, because KEYWORD_OTHER is not set.'
        : 'Text without KEYWORD_OTHER: the single endpoint keeps it, the multiple one drops it.',
    );
  }
  const c = v('content_id');
  const ean = v('content_id_ean') ?? (isList(c) ? c['EAN-13'] : null);
  if (typeof ean === 'string' && eanCheckDigit(ean) !== ean[12])
    warn('content_id', 'EAN-13 check digit is wrong (the server does not check it).');
  if (isList(c) && Object.keys(c).some((k) => k !== 'EAN-13'))
    warn('content_id', 'Keys other than EAN-13 are dropped.');
  if (multiple) {
    for (const f of ['decision_visibility', 'content_type', 'category_specification', 'category_addition']) {
      if (isList(v(f)) && new Set(items(v(f))).size !== items(v(f)).length)
        warn(f, 'Repeated values: the multiple endpoint stores them as they are.');
    }
  }
  return out;
}

// ---------------------------------------------------------------- what the server keeps
const RULE_ORDER = list(`decision_visibility decision_visibility_other decision_monetary
  decision_monetary_other decision_provision decision_account account_type category_specification
  category_specification_other decision_ground decision_ground_reference_url illegal_content_legal_ground
  illegal_content_explanation incompatible_content_ground incompatible_content_explanation
  incompatible_content_illegal content_type content_type_other category category_addition
  territorial_scope content_language content_date application_date end_date_account_restriction
  end_date_monetary_restriction end_date_service_restriction end_date_visibility_restriction
  decision_facts source_type source_identity automated_detection automated_decision puid`);
const uniqueSorted = (x) => [...new Set(items(x))].sort();
const territories = (x) => (isList(x) ? uniqueSorted(x).filter((t) => TERRITORY.includes(t)) : []);
export const COLUMNS = list(`decision_visibility decision_visibility_other decision_monetary
  decision_monetary_other decision_provision decision_account account_type decision_ground
  decision_ground_reference_url category category_addition category_specification
  category_specification_other content_type content_type_other illegal_content_legal_ground
  illegal_content_explanation incompatible_content_ground incompatible_content_explanation
  incompatible_content_illegal territorial_scope content_language content_date application_date
  end_date_visibility_restriction end_date_monetary_restriction end_date_service_restriction
  end_date_account_restriction decision_facts source_type source_identity automated_detection
  automated_decision`);
const LISTS = [
  'decision_visibility',
  'category_addition',
  'category_specification',
  'content_type',
  'territorial_scope',
];

// For a valid payload: `echo` = the part of the 201 body that mirrors the input,
// `stored` = the record as a later GET shows it.
export function accept(payload, { endpoint = 'single' } = {}) {
  const d = cleanInput(payload);
  const multiple = endpoint === 'multiple';
  const kept = keptFields(d);
  if (multiple && has(d, 'source_identity')) kept.add('source_identity'); // echoed, not stored
  const echo = {};
  const ean = isList(d.content_id) && typeof d.content_id['EAN-13'] === 'string' ? d.content_id['EAN-13'] : null;
  if (!multiple && has(d, 'content_id_ean')) echo.content_id_ean = d.content_id_ean ?? ean;
  for (const f of RULE_ORDER) {
    if (!kept.has(f) || (!multiple && f === 'puid')) continue;
    echo[f] = LISTS.includes(f) ? (isList(d[f]) ? items(d[f]) : []) : d[f];
  }
  const stored = {};
  if (multiple) {
    echo.territorial_scope = territories(d.territorial_scope);
  } else {
    for (const f of LISTS) if (isList(echo[f])) echo[f] = uniqueSorted(echo[f]);
    if (isList(echo.category_addition)) echo.category_addition = echo.category_addition.filter((c) => c !== d.category);
    for (const k of ['monetary', 'visibility', 'account', 'service']) echo[`end_date_${k}_restriction`] ??= null;
    echo.territorial_scope = territories(d.territorial_scope);
    if (!has(d, 'content_id_ean') && ean !== null) echo.content_id_ean = ean;
  }
  for (const f of COLUMNS) stored[f] = LISTS.includes(f) ? uniqueSorted(echo[f] ?? []) : (echo[f] ?? null);
  stored.content_id_ean = (multiple ? ean : echo.content_id_ean) ?? null;
  if (multiple) {
    if (d.source_type === 'SOURCE_VOLUNTARY') stored.source_identity = null;
    if (!includesText(d.category_specification ?? [], 'KEYWORD_OTHER')) stored.category_specification_other = null;
  }
  return { echo, stored, ean };
}
