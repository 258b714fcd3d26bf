-- Which work was taken back by a credit note is asked for every client of a run; few have any.
create index on invoice (firm_id, client_id) where kind = 'credit-note';
create index on rated_entry (firm_id, invoice_id);
