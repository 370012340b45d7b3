create table about (name text primary key, value text) without rowid;
-- the files that the sources were read from, in the order in which they were given
create table file (
  number integer primary key,
  path text not null unique,
  sha256 text not null,
  source text not null,
  kind text not null check (kind in ('text', 'cited', 'correction'))
);
create index file_source on file (source);
create table source (
  id text primary key,
  sound integer not null,
  derived text,
  articles integer not null,
  provenance integer not null,
  facts integer not null,
  first text,
  last text
) without rowid;
create index source_derived on source (derived) where derived is not null;
create table region (source text, code text, primary key (code, source)) without rowid;
create index region_source on region (source);
create table kind (source text, name text, times integer not null, primary key (source, name)) without rowid;
-- what sources call documents and departments, before names were merged
create table used (
  source text not null,
  kind text not null,
  name text not null,
  region text not null,
  what text not null,
  value text not null,
  other_region text not null,
  times integer not null
);
create index used_source on used (source);
create index used_name on used (kind, region, name);
create table block (kind text, region text, block text, name text, source text, primary key (kind, region, block, name, source)) without rowid;
create index block_source on block (source);
create index block_name on block (kind, region, name);
-- the figures of which one of a group is preferred
create table figure (source text, fact text, about text, value text, status integer, reliability integer, day integer);
create index figure_source on figure (source);
create index figure_about on figure (about);
