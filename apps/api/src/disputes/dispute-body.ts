/** One certification by a Digital Services Coordinator (Art. 21(3)). Days are `YYYY-MM-DD` in the platform's zone. */
export interface Certification {
  readonly id: string;
  /** The Coordinator's name. */
  readonly coordinator: string;
  /** Of the Coordinator, ISO 3166-1. */
  readonly memberState: string;
  /** In which the body settles disputes, ISO 639-1. */
  readonly languages: readonly string[];
  /** Its fields as categories of the Commission's list; empty: all. */
  readonly categories: readonly string[];
  readonly validFrom: string;
  /** The first day on which it no longer holds. */
  readonly validTo: string;
  /** The first day on which it no longer holds because it was revoked (Art. 21(7)); null: it was not. */
  readonly endedOn: string | null;
}

export interface DisputeBody {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Where mails to the body go; null: it is reached otherwise. */
  readonly email: string | null;
}

/** With its certifications, the earliest first. */
export interface CertifiedBody extends DisputeBody {
  readonly certifications: readonly Certification[];
}
