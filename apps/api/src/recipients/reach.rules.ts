/** What is known of how to tell somebody something. */
export interface KnownContact {
  readonly email?: string | null;
  readonly name?: string | null;
  /** What the platform says about itself knowing an electronic contact; null when it has not said. */
  readonly contactKnown?: boolean | null;
}

export type Reach =
  { readonly by: 'mail'; readonly to: { readonly email: string; readonly name?: string } } | { readonly by: 'webhook' };

/**
 * How a recipient is told: by the platform that speaks for its recipients, else by mail; by the platform too when only it knows
 * the address. Null when nobody can tell them.
 */
export function reachOf(
  contact: KnownContact | null,
  platform: { readonly speaksForRecipients: boolean; readonly hasWebhook: boolean },
): Reach | null {
  const reachedByPlatform =
    contact?.contactKnown !== false && (platform.speaksForRecipients || contact?.contactKnown === true);
  if (platform.speaksForRecipients && platform.hasWebhook && reachedByPlatform) return { by: 'webhook' };
  if (contact?.email) return { by: 'mail', to: { email: contact.email, name: contact.name ?? undefined } };
  return reachedByPlatform ? { by: 'webhook' } : null;
}
