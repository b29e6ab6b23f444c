-- Why: a campaign gathers the contents that carry one file; without an index every version of every content would be read.

create index content_version_media on content_version (platform_id, media_sha256) where media_sha256 is not null;
