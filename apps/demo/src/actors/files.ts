/** A grey pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

const pdf = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
trailer << /Root 1 0 R >>
%%EOF
`;

/** What notifiers attach. */
export const evidence = {
  image: Buffer.from(png, 'base64'),
  pdf: Buffer.from(pdf),
  text: Buffer.from('From: shop@fraud.example\nSubject: Your order\n\nPlease pay once more, on this account.\n'),
} as const;
