export { Sealer, type Sealed } from './sealer.js';
export { SealedTexts, type NewSealedText } from './sealed-texts.js';
export { SealedFiles, type StoredFile } from './sealed-files.js';
export { storedColumns } from './stored-columns.js';
export { normaliseEmail } from './normalise-email.js';
export { whileNobodyHolds, whileNothingIsErased } from './erasing.js';
