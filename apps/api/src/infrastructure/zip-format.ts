/** What a zip archive is made of (APPNOTE 6.3): each file behind a local header, then the directory, then its end. */
export const localHeader = { signature: 0x04034b50, bytes: 30 } as const;
export const descriptor = { signature: 0x08074b50, bytes: 16 } as const;
export const directoryEntry = { signature: 0x02014b50, bytes: 46 } as const;
export const endOfDirectory = { signature: 0x06054b50, bytes: 22 } as const;

/** UTF-8 names; sizes stand behind the content, since it is written as it comes. */
export const flags = 0x0808;
export const methods = { stored: 0, deflated: 8 } as const;
export const version = 20;
/** 1 January 1980: the same contents make the same bytes. */
export const fileDate = (1 << 5) | 1;

/** What 32 and 16 bits hold: a larger archive would need the format's extension, which not every program reads. */
export const archiveBytesAtMost = 0xffff_fffe;
export const archiveFilesAtMost = 0xfffe;
