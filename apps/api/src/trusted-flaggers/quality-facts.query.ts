/** What a figure counts one of. */
export const qualityUnits = ['notices', 'items', 'complaints'] as const;
export type QualityUnit = (typeof qualityUnits)[number];

const period = `
    where n.platform_id = $1
      and n.trusted_flagger_id = $2
      and n.received_at >= $3
      and n.received_at < $4
      and n.type = 'notice'`;

const ofNotice = `n.id as notice_id, n.reference, n.received_at, n.category, a.in_area, n.missing_elements`;

const area = `
    join flagger_notice_area a on a.platform_id = n.platform_id and a.notice_id = n.id`;

const noItem = `null::uuid as item_id, null::integer as position, null as outcome, null::boolean as manifestly,
      null::uuid as decision_id, null::timestamptz as decided_at, null::boolean as stayed_up`;

/**
 * The facts behind the figures on a flagger, as SQL: figures count them and lists page through them, so the two cannot tell
 * different stories. Parameters: $1 platform, $2 flagger, $3 first instant of the period, $4 the instant after it. An item has the
 * finding of the newest decision of its chain. `stayed_up`: nothing takes the subject away at present.
 */
export const qualityFacts: Readonly<Record<QualityUnit, string>> = {
  notices: `
    select n.id as fact_id, ${ofNotice}, ${noItem}, null::uuid as complaint_id, null as complaint_outcome
    from filed_notice n ${area} ${period}`,

  items: `
    select i.id as fact_id, ${ofNotice}, i.id as item_id, i.position, f.outcome, f.manifestly, f.decision_id, f.decided_at,
      not exists (
        select
        from restriction r
        where r.platform_id = i.platform_id
          and r.subject_id = i.subject_id
          and r.state in ('imposed', 'in-effect')
          and r.type in ('visibility-removal', 'visibility-disabling', 'service-total-suspension', 'service-total-termination',
            'account-suspension', 'account-termination')
      ) as stayed_up,
      null::uuid as complaint_id, null as complaint_outcome
    from filed_notice n ${area}
    join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
    left join lateral (
      select f.outcome, f.manifestly, d.id as decision_id, d.occurred_at as decided_at
      from finding f
      join decision d on d.platform_id = f.platform_id and d.id = f.decision_id
      where f.platform_id = i.platform_id
        and f.item_id = i.id
        and not exists (select from decision l where l.platform_id = d.platform_id and l.supersedes_id = d.id)
      order by d.occurred_at desc, d.id desc
      limit 1
    ) f on true ${period}`,

  complaints: `
    select c.id as fact_id, ${ofNotice}, ${noItem}, c.id as complaint_id, o.outcome as complaint_outcome
    from filed_notice n ${area}
    join complaint c on c.platform_id = n.platform_id and c.notice_id = n.id and c.side = 'notifier'
    left join complaint_decision o on o.platform_id = c.platform_id and o.complaint_id = c.id ${period}`,
};

interface Figure {
  readonly unit: QualityUnit;
  /** Which of the facts `f` it counts. */
  readonly where: string;
}

/** Art. 22(2)(c), (6): accurate, precise, substantiated; and apart from that, what stayed up. */
export const qualityFigures = {
  notices: { unit: 'notices', where: 'true' },
  noticesWithoutLocation: { unit: 'notices', where: `'location' = any (f.missing_elements)` },
  noticesWithMissingElements: {
    unit: 'notices',
    where: `f.missing_elements && '{explanation,notifier,good-faith}'::text[]`,
  },
  items: { unit: 'items', where: 'true' },
  decidedItems: { unit: 'items', where: 'f.outcome is not null' },
  openItems: { unit: 'items', where: 'f.outcome is null' },
  judgedItems: { unit: 'items', where: `f.outcome in ('illegal', 'against-terms', 'neither')` },
  upheldItems: { unit: 'items', where: `f.outcome in ('illegal', 'against-terms')` },
  illegalItems: { unit: 'items', where: `f.outcome = 'illegal'` },
  againstTermsItems: { unit: 'items', where: `f.outcome = 'against-terms'` },
  neitherItems: { unit: 'items', where: `f.outcome = 'neither'` },
  manifestlyUnfoundedItems: { unit: 'items', where: `f.outcome = 'neither' and f.manifestly` },
  unavailableItems: { unit: 'items', where: `f.outcome = 'unavailable'` },
  alreadyRestrictedItems: { unit: 'items', where: `f.outcome = 'already-restricted'` },
  contentStayedUpItems: {
    unit: 'items',
    where: `f.outcome in ('illegal', 'against-terms', 'neither') and f.stayed_up`,
  },
  complaints: { unit: 'complaints', where: 'true' },
  reversingComplaints: { unit: 'complaints', where: `f.complaint_outcome in ('partly-reversed', 'reversed')` },
} as const satisfies Readonly<Record<string, Figure>>;

export type QualityFigure = keyof typeof qualityFigures;
export const qualityFigureNames = Object.keys(qualityFigures) as QualityFigure[];
