libsourcebench_a_SOURCES += \
	include/sourcebench/service/agenda.h \
	include/sourcebench/service/attach.h \
	include/sourcebench/service/award.h \
	include/sourcebench/service/award_keep.h \
	include/sourcebench/service/case_file.h \
	include/sourcebench/service/catalogue.h \
	include/sourcebench/service/comparison.h \
	include/sourcebench/service/comparison_export.h \
	include/sourcebench/service/cost_bands.h \
	include/sourcebench/service/demo.h \
	include/sourcebench/service/draft.h \
	include/sourcebench/service/export.h \
	include/sourcebench/service/guide.h \
	include/sourcebench/service/import.h \
	include/sourcebench/service/inspection_report.h \
	include/sourcebench/service/inspection_work.h \
	include/sourcebench/service/material_catalogue.h \
	include/sourcebench/service/material_filter.h \
	include/sourcebench/service/material_import.h \
	include/sourcebench/service/material_terms.h \
	include/sourcebench/service/mip_solve.h \
	include/sourcebench/service/offer_sheet.h \
	include/sourcebench/service/order_days.h \
	include/sourcebench/service/order_make.h \
	include/sourcebench/service/order_work.h \
	include/sourcebench/service/plan_sheet.h \
	include/sourcebench/service/planning.h \
	include/sourcebench/service/planning_breakdown.h \
	include/sourcebench/service/planning_lead.h \
	include/sourcebench/service/planning_levers.h \
	include/sourcebench/service/planning_missing.h \
	include/sourcebench/service/planning_text.h \
	include/sourcebench/service/quality_catalogue.h \
	include/sourcebench/service/quote_breaks.h \
	include/sourcebench/service/rate_import.h \
	include/sourcebench/service/rate_table.h \
	include/sourcebench/service/rfq_sheet.h \
	include/sourcebench/service/session.h \
	include/sourcebench/service/sheet.h \
	include/sourcebench/service/shipment.h \
	include/sourcebench/service/trade_catalogue.h \
	include/sourcebench/service/visit_sheet.h \
	src/service/agenda.c \
	src/service/attach.c \
	src/service/award.c \
	src/service/award_keep.c \
	src/service/case_import.c \
	src/service/case_read.c \
	src/service/case_sections.c \
	src/service/case_write.c \
	src/service/catalogue.c \
	src/service/catalogue_certificates.c \
	src/service/catalogue_node.h \
	src/service/catalogue_rows.c \
	src/service/catalogue_rows.h \
	src/service/catalogue_seed.c \
	src/service/catalogue_seed.h \
	src/service/catalogue_vetting.c \
	src/service/comparison.c \
	src/service/comparison_explain.c \
	src/service/comparison_export.c \
	src/service/comparison_json.c \
	src/service/comparison_private.h \
	src/service/comparison_save.c \
	src/service/comparison_words.c \
	src/service/cost_bands.c \
	src/service/demo.c \
	src/service/demo_vetting.c \
	src/service/demo_vetting.h \
	src/service/demo_world.c \
	src/service/demo_world.h \
	src/service/draft.c \
	src/service/export.c \
	src/service/export_calendar.c \
	src/service/export_contacts.c \
	src/service/export_private.h \
	src/service/guide.c \
	src/service/import.c \
	src/service/import_form.c \
	src/service/import_form.h \
	src/service/import_json.c \
	src/service/import_json.h \
	src/service/import_json_rows.c \
	src/service/import_learn.c \
	src/service/import_learn.h \
	src/service/import_map.c \
	src/service/import_map.h \
	src/service/import_report.c \
	src/service/import_report.h \
	src/service/import_units.c \
	src/service/inspection_close.c \
	src/service/inspection_count.c \
	src/service/inspection_make.c \
	src/service/inspection_private.h \
	src/service/inspection_start.c \
	src/service/inspection_work.c \
	src/service/inspection_report.c \
	src/service/inspection_report_close.c \
	src/service/inspection_report_counts.c \
	src/service/inspection_report_csv.c \
	src/service/inspection_report_defects.c \
	src/service/inspection_report_items.c \
	src/service/inspection_report_private.h \
	src/service/material_catalogue.c \
	src/service/material_export.c \
	src/service/material_filter.c \
	src/service/material_import.c \
	src/service/material_private.h \
	src/service/material_profile.c \
	src/service/material_terms.c \
	src/service/mip_solve.c \
	src/service/offer_sheet.c \
	src/service/order_days.c \
	src/service/order_make.c \
	src/service/order_work.c \
	src/service/plan_sheet.c \
	src/service/plan_sheet_award.c \
	src/service/plan_sheet_private.h \
	src/service/plan_sheet_quotes.c \
	src/service/planning.c \
	src/service/planning_award.c \
	src/service/planning_award_text.c \
	src/service/planning_breakdown.c \
	src/service/planning_lead.c \
	src/service/planning_levers.c \
	src/service/planning_missing.c \
	src/service/planning_notes.c \
	src/service/planning_offer.c \
	src/service/planning_text.c \
	src/service/quality_catalogue.c \
	src/service/quote_breaks.c \
	src/service/rate_import.c \
	src/service/rate_table.c \
	src/service/rfq_answers.c \
	src/service/rfq_answers.h \
	src/service/rfq_form.c \
	src/service/rfq_form.h \
	src/service/rfq_import.c \
	src/service/rfq_make.c \
	src/service/rfq_private.h \
	src/service/rfq_read.c \
	src/service/rfq_write.c \
	src/service/session.c \
	src/service/sheet.c \
	src/service/shipment.c \
	src/service/trade_catalogue.c \
	src/service/visit_sheet.c \
	src/service/visit_sheet_write.c

# The catalogues as lines of a C text, for those that include them.
catalogue_files = \
	db/catalogue/calendars.yaml \
	db/catalogue/certificates.yaml \
	db/catalogue/checklists.yaml \
	db/catalogue/cost_bands.yaml \
	db/catalogue/defects.yaml \
	db/catalogue/demo.yaml \
	db/catalogue/demo_plan.yaml \
	db/catalogue/duties.yaml \
	db/catalogue/guide.yaml \
	db/catalogue/lanes.yaml \
	db/catalogue/materials.yaml \
	db/catalogue/vetting.yaml
catalogue_texts = $(catalogue_files:.yaml=.inc)
BUILT_SOURCES += $(catalogue_texts)
CLEANFILES += $(catalogue_texts)
EXTRA_DIST += $(catalogue_files)

SUFFIXES = .yaml .inc
.yaml.inc:
	$(AM_V_at)$(MKDIR_P) $(@D)
	$(AM_V_GEN)sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/"&\\n"/' $< > $@.tmp
	$(AM_V_at)mv -f $@.tmp $@

src/service/catalogue.$(OBJEXT): db/catalogue/certificates.inc db/catalogue/vetting.inc
src/service/cost_bands.$(OBJEXT): db/catalogue/cost_bands.inc
src/service/demo.$(OBJEXT): db/catalogue/demo_plan.inc
src/service/demo_world.$(OBJEXT): db/catalogue/demo.inc
src/service/guide.$(OBJEXT): db/catalogue/guide.inc
src/service/material_catalogue.$(OBJEXT): db/catalogue/materials.inc
src/service/quality_catalogue.$(OBJEXT): db/catalogue/checklists.inc db/catalogue/defects.inc
src/service/trade_catalogue.$(OBJEXT): db/catalogue/calendars.inc db/catalogue/duties.inc db/catalogue/lanes.inc
