-- Why a quote may be awarded though its supplier lacks evidence that the destination demands.

ALTER TABLE quote ADD COLUMN waiver TEXT;
