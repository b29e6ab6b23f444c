import type { StoredFile } from './sealed-files.js';

/** A stored file in the columns of the row that holds it: `storage_key`, `wrapped_key`, `size_bytes`, `sha256`. */
export function storedColumns({ fileId, wrappedKey, bytes, sha256 }: StoredFile) {
  return {
    storageKey: fileId,
    wrappedKey: new Uint8Array(wrappedKey),
    sizeBytes: bytes,
    sha256: new Uint8Array(sha256),
  };
}
