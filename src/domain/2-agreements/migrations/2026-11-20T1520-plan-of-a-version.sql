-- An amendment may change the plan: Care becomes Full. Null is the plan the agreement was first made from.
alter table agreement_version
  add column plan_version_id uuid,
  add foreign key (firm_id, plan_version_id) references plan_version;
