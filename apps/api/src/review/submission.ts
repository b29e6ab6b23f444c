/** One thing that a notice points to, as the notifier named it. */
export interface SubmittedItem {
  /** An exact electronic location: `https:`, `at://`, `tg://`… */
  url?: string;
  /** Or the platform's own id of the content. */
  contentId?: string;
  /** A moment of a stream or recording, as given (`00:12:31`, an instant). */
  moment?: string;
  /** What else is needed to find it (Art. 16(2)(b)). */
  description?: string;
}

/**
 * What intake seals of a submission, unchanged but for the notifier's name and address, which are sealed apart (PRV-1).
 * Intake writes it; the reviewers' screen opens it.
 */
export interface Submission {
  explanation?: string;
  items: SubmittedItem[];
  law?: string;
}
