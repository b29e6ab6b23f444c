import { hex, json, many, type Section, text } from './section.js';

const decisions: Section = {
  file: 'decisions',
  article: '16(5), 17',
  title: 'Decisions, corrections too',
  line: 'a decision with its facts and grounds',
  sql: `
    select d.case_id, json_build_object('caseId', d.case_id, 'decisionId', d.id, 'supersedesId', d.supersedes_id,
      'cause', d.cause, 'source', d.source, 'outcome', d.outcome, 'ground', d.ground, 'category', d.category,
      'keyword', d.keyword, 'otherDescription', d.other_description, 'decidedBy', d.decided_by,
      'automatedDetection', d.automated_detection, 'automatedDecision', d.automated_decision,
      'automationSystem', d.automation_system, 'automationVersion', d.automation_version, 'contentLanguage', d.content_language,
      'clause', (
        select json_build_object('code', t.code, 'version', t.version, 'title', t.title, 'body', t.body)
        from terms_clause t
        where t.platform_id = d.platform_id and t.id = d.terms_clause_id
      ),
      'said', ${json('d.text_id')}, 'textHash', ${hex('d.text_hash')}, 'origin', d.origin,
      'occurredAt', d.occurred_at, 'recordedAt', d.recorded_at) as row
    from decision d
    where d.platform_id = $1 and d.case_id = any ($2::uuid[])
    order by d.case_id, d.occurred_at, d.id`,
};

const findings: Section = {
  file: 'findings',
  article: '16(5), 16(6)',
  title: 'What was found of each item, and what its notifier was told',
  line: 'a finding',
  sql: `
    select d.case_id, json_build_object('caseId', d.case_id, 'decisionId', f.decision_id, 'itemId', f.item_id,
      'noticeId', i.notice_id, 'outcome', f.outcome, 'law', f.law_examined, 'provision', f.provision,
      'memberState', f.member_state, 'manifestly', f.manifestly, 'gravity', f.gravity,
      'reason', ${text('f.reason_id')}) as row
    from decision d
    join finding f on f.platform_id = d.platform_id and f.decision_id = d.id
    left join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
    where d.platform_id = $1 and d.case_id = any ($2::uuid[])
    order by d.case_id, f.decision_id, f.item_id`,
};

const statements: Section = {
  file: 'statements',
  article: '17',
  title: 'Statements of reasons, as the recipients were told',
  line: 'a statement',
  sql: `
    select d.case_id, json_build_object('caseId', d.case_id, 'statementId', s.id, 'decisionId', s.decision_id,
      'recipientId', s.recipient_id, 'language', s.language, 'exemption', s.exemption, 'said', ${json('s.text_id')},
      'textHash', ${hex('s.text_hash')}, 'recordedAt', s.recorded_at) as row
    from decision d
    join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
    where d.platform_id = $1 and d.case_id = any ($2::uuid[])
    order by d.case_id, s.recorded_at, s.id`,
};

const restrictions: Section = {
  file: 'restrictions',
  article: '17(1)',
  title: 'Restrictions, the commands to carry them out, and their confirmations',
  line: 'a restriction with its changes, commands and confirmations',
  sql: `
    select d.case_id, json_build_object('caseId', d.case_id, 'restrictionId', r.id, 'decisionId', r.decision_id,
      'type', r.type, 'state', r.state, 'territory', r.territory, 'imposedAt', r.imposed_at, 'inEffectAt', r.in_effect_at,
      'endsAt', r.ends_at, 'recordedAt', r.recorded_at,
      'changes', ${many(
        `json_build_object('revision', h.revision, 'kind', h.kind, 'causeDecisionId', h.cause_decision_id,
          'territory', h.territory, 'endsAt', h.ends_at, 'occurredAt', h.occurred_at)`,
        'restriction_change h where h.platform_id = r.platform_id and h.restriction_id = r.id',
        'h.revision',
      )},
      'commands', ${many(
        `json_build_object('id', e.id, 'revision', e.revision, 'kind', e.kind, 'state', e.state, 'channel', e.channel,
          'dueAt', e.due_at, 'recordedAt', e.recorded_at, 'closedAt', e.closed_at,
          'confirmations', ${many(
            `json_build_object('outcome', f.outcome, 'effectiveAt', f.effective_at, 'source', f.source, 'staffId', f.staff_id,
              'evidence', ${text('f.evidence_id')}, 'recordedAt', f.recorded_at)`,
            'enforcement_confirmation f where f.platform_id = e.platform_id and f.command_id = e.id',
            'f.recorded_at, f.id',
          )})`,
        'enforcement_command e where e.platform_id = r.platform_id and e.restriction_id = r.id',
        'e.revision',
      )}) as row
    from decision d
    join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
    where d.platform_id = $1 and d.case_id = any ($2::uuid[])
    order by d.case_id, r.imposed_at, r.id`,
};

const submissions: Section = {
  file: 'transparency-database',
  article: '24(5)',
  title: 'What the Commission’s database was sent',
  line: 'a submission of a statement',
  sql: `
    select d.case_id, json_build_object('caseId', d.case_id, 'statementId', t.statement_id, 'environment', t.environment,
      'state', t.state, 'payload', ${json('t.payload_id')}, 'payloadHash', ${hex('t.payload_hash')}, 'attempts', t.attempts,
      'firstSentAt', t.first_sent_at, 'lastSentAt', t.last_sent_at, 'uuid', t.uuid,
      'createdInDatabaseAt', t.created_in_database_at, 'closedAt', t.closed_at) as row
    from decision d
    join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
    join transparency_submission t on t.platform_id = s.platform_id and t.statement_id = s.id
    where d.platform_id = $1 and d.case_id = any ($2::uuid[])
    order by d.case_id, t.recorded_at, t.id`,
};

export const decisionSections: readonly Section[] = [decisions, findings, statements, restrictions, submissions];
