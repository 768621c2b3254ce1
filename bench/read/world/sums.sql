-- What the overviews add up, as the product's triggers would have left it.
insert into tally (owner, month, measure, key, currency, count, amount) select owner, month, measure, key, currency, count, amount from tally_truth;
