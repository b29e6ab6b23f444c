import './statements.jobs.js';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { type HeldEntity, render } from '../infrastructure/messages/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { contactLines, dueAt, dutiesOf, RedressLink, type PlatformProfile } from '../platforms/index.js';
import type { Exemption, Statement } from './statement.js';
import { statementTemplate, type StatementValues } from './statement.template.js';
import { StatementsRepository, type SealedStatement } from './statements.repository.js';
import { TellRecipientService } from './tell-recipient.service.js';

export interface IssuedStatement {
  readonly profile: PlatformProfile;
  /** Chosen by the caller: the decision names its statement before the statement is written. */
  readonly id: string;
  readonly decisionId: string;
  /** What holds may lie on: then the statement waits for them. */
  readonly holdOn?: readonly HeldEntity[];
  readonly statement: Statement;
  /** Null when the platform has not said whose content it is. */
  readonly recipientId: string | null;
  /** Named by the moderator; that nobody can be reached is found out here. */
  readonly exemption: 'deceptive-high-volume' | 'article-9-order' | null;
  readonly corrects: boolean;
  readonly category: string | null;
  readonly decidedAt: Date;
}

/** Writes the statement of a decision in its transaction and sends it, or records why it is not sent (Art. 17(1), 17(2)). */
@Injectable()
export class IssueStatementService {
  constructor(
    private readonly statements: StatementsRepository,
    private readonly recipients: TellRecipientService,
    private readonly texts: SealedTexts,
    private readonly redressLink: RedressLink,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  async issue(tx: Tx, issued: IssuedStatement): Promise<void> {
    const { profile, id, decisionId, statement, recipientId, decidedAt } = issued;
    const reach = await this.recipients.reach(tx, profile, recipientId);
    const unreachable = reach.delivery.by === 'none' ? reach.delivery.exemption : null;
    const exemption: Exemption | null = issued.exemption ?? unreachable;
    const complaintUrl = this.redressLink.urlWhereOwed(profile, { decisionId, side: 'recipient', id: recipientId });
    if (!exemption) {
      await this.recipients.tell(
        tx,
        {
          profile,
          recipientId,
          decisionId,
          holdOn: issued.holdOn,
          kind: 'statement',
          template: statementTemplate,
          values: valuesOf(issued, complaintUrl),
          event: { type: 'statement.issued', data: { statementId: id, statement, complaintUrl } },
          occurredAt: decidedAt,
          dueAt: dueAt(profile.targets, 'statement', { category: issued.category }, decidedAt),
        },
        reach,
      );
    }
    // Kept without the link: whoever reads the statement later must not be able to complain as the recipient.
    const rendered = render(statementTemplate, reach.languages, valuesOf(issued, null));
    const kept: SealedStatement = {
      elements: statement,
      template: statementTemplate.name,
      templateVersion: statementTemplate.version,
      ...rendered,
    };
    const sealed = this.texts.prepare({
      platformId: profile.id,
      kind: 'statement-of-reasons',
      text: JSON.stringify(kept),
    });
    await this.texts.insertMany(tx, [sealed], decidedAt);
    await this.statements.insert(tx, {
      platformId: profile.id,
      id,
      decisionId,
      recipientId,
      language: rendered.language,
      exemption,
      textId: sealed.id,
      textHash: sealed.saltedHash,
      recordedAt: decidedAt,
    });
    if (dutiesOf(profile).transparencyDatabase) {
      await this.jobs.add(tx, 'submit-statements', { platformId: profile.id, statementIds: [id] });
    }
    await this.audit.append(tx, [
      {
        platformId: profile.id,
        action: exemption ? 'statement.exempted' : 'statement.issued',
        article: exemption === 'article-9-order' ? '17(5)' : exemption ? '17(2)' : '17(1)',
        entityKind: 'statement',
        entityId: id,
        details: {
          decision: code(decisionId),
          language: code(rendered.language),
          exemption: exemption && code(exemption),
          by: code(exemption ? 'none' : reach.delivery.by),
        },
      },
    ]);
  }
}

function valuesOf(
  { profile, statement, decisionId, decidedAt, corrects }: IssuedStatement,
  complaintUrl: string | null,
): StatementValues {
  return {
    statement,
    serviceName: profile.serviceName,
    decisionId,
    decidedAt,
    timeZone: profile.timeZone,
    corrects,
    complaintUrl,
    contact: (language) => contactLines(profile, language),
  };
}
