-- The stage histories of estates. Rows are only ever added. They belong to an estate's id and not to
-- a version of the layer, so that an import leaves them as they are; hence no foreign key.
-- "sequence" is given by the program, without gaps, in the order in which entries become visible.

create table "estate_stage" (
  "sequence" bigint not null primary key,
  "estate" varchar(200) not null,
  "number" integer not null,
  "recorded_at" timestamp with time zone not null,
  "supersedes" integer,
  "stage" varchar(40) not null,
  "subject" varchar(40) not null,
  "room" varchar(200),
  "date" date not null,
  "document_number" varchar,
  "document_title" varchar,
  "document_reference" varchar,
  "includes_care_rooms" boolean,
  "civil_affairs_asked" boolean,
  "annual_inspection" boolean not null,
  "order_number" varchar,
  "order_date" date,
  "due_date" date,
  "recorded_by" varchar not null,
  "note" varchar,
  constraint "estate_stage_number" unique ("estate", "number")
);
