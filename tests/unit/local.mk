# One program per test file, tests/unit/test_NAME.c; a new test adds its name here.
unit_tests =
unit_tests += tests/unit/test_agenda
unit_tests += tests/unit/test_agenda_act
unit_tests += tests/unit/test_agenda_order
unit_tests += tests/unit/test_agenda_plan
unit_tests += tests/unit/test_agenda_refresh
unit_tests += tests/unit/test_agenda_rules
unit_tests += tests/unit/test_award
unit_tests += tests/unit/test_backup
unit_tests += tests/unit/test_bindings
unit_tests += tests/unit/test_bulk
unit_tests += tests/unit/test_calendar
unit_tests += tests/unit/test_case
unit_tests += tests/unit/test_catalogue
unit_tests += tests/unit/test_cells
unit_tests += tests/unit/test_certificate
unit_tests += tests/unit/test_chance
unit_tests += tests/unit/test_closure
unit_tests += tests/unit/test_columns
unit_tests += tests/unit/test_command
unit_tests += tests/unit/test_comparison
unit_tests += tests/unit/test_config
unit_tests += tests/unit/test_compliance
unit_tests += tests/unit/test_content
unit_tests += tests/unit/test_country
unit_tests += tests/unit/test_coverage
unit_tests += tests/unit/test_csv
unit_tests += tests/unit/test_date
unit_tests += tests/unit/test_decode
unit_tests += tests/unit/test_defect_find
unit_tests += tests/unit/test_doctor
unit_tests += tests/unit/test_draft
unit_tests += tests/unit/test_edit
unit_tests += tests/unit/test_export
unit_tests += tests/unit/test_export_dated
unit_tests += tests/unit/test_field
unit_tests += tests/unit/test_file
unit_tests += tests/unit/test_filter
unit_tests += tests/unit/test_form
unit_tests += tests/unit/test_grid
unit_tests += tests/unit/test_guide
unit_tests += tests/unit/test_history
unit_tests += tests/unit/test_identity
unit_tests += tests/unit/test_import
unit_tests += tests/unit/test_incoterm
unit_tests += tests/unit/test_inspection_report
unit_tests += tests/unit/test_inspection_rules
unit_tests += tests/unit/test_inspection_seal
unit_tests += tests/unit/test_journal
unit_tests += tests/unit/test_json
unit_tests += tests/unit/test_key
unit_tests += tests/unit/test_lading
unit_tests += tests/unit/test_landed
unit_tests += tests/unit/test_landed_gap
unit_tests += tests/unit/test_landed_order
unit_tests += tests/unit/test_landed_random
unit_tests += tests/unit/test_landed_tax
unit_tests += tests/unit/test_landed_whatif
unit_tests += tests/unit/test_lead_time
unit_tests += tests/unit/test_lead_ways
unit_tests += tests/unit/test_list
unit_tests += tests/unit/test_material
unit_tests += tests/unit/test_material_catalogue
unit_tests += tests/unit/test_material_import
unit_tests += tests/unit/test_material_unit
unit_tests += tests/unit/test_matrix
unit_tests += tests/unit/test_matrix_hold
unit_tests += tests/unit/test_matrix_margins
unit_tests += tests/unit/test_memory
unit_tests += tests/unit/test_money
unit_tests += tests/unit/test_order
unit_tests += tests/unit/test_order_follow
unit_tests += tests/unit/test_plan
unit_tests += tests/unit/test_plan_award
unit_tests += tests/unit/test_checklist_fit
unit_tests += tests/unit/test_client_offer
unit_tests += tests/unit/test_cost_bands
unit_tests += tests/unit/test_plan_change
unit_tests += tests/unit/test_plan_past
unit_tests += tests/unit/test_plan_schedule
unit_tests += tests/unit/test_plan_traps
unit_tests += tests/unit/test_purge
unit_tests += tests/unit/test_quality_catalogue
unit_tests += tests/unit/test_rates
unit_tests += tests/unit/test_ratio
unit_tests += tests/unit/test_record
unit_tests += tests/unit/test_rfq_sheet
unit_tests += tests/unit/test_sampling
unit_tests += tests/unit/test_sampling_count
unit_tests += tests/unit/test_sampling_curve
unit_tests += tests/unit/test_score
unit_tests += tests/unit/test_score_facts
unit_tests += tests/unit/test_search
unit_tests += tests/unit/test_search_words
unit_tests += tests/unit/test_sha256
unit_tests += tests/unit/test_share
unit_tests += tests/unit/test_shell_parts
unit_tests += tests/unit/test_sql
unit_tests += tests/unit/test_squeeze
unit_tests += tests/unit/test_store
unit_tests += tests/unit/test_store_trouble
unit_tests += tests/unit/test_supplier_entities
unit_tests += tests/unit/test_supplier_filter
unit_tests += tests/unit/test_supplier_import
unit_tests += tests/unit/test_supplier_list
unit_tests += tests/unit/test_switching
unit_tests += tests/unit/test_table
unit_tests += tests/unit/test_text
unit_tests += tests/unit/test_text_view
unit_tests += tests/unit/test_textile
unit_tests += tests/unit/test_trade_tables
unit_tests += tests/unit/test_undo
unit_tests += tests/unit/test_undo_group
unit_tests += tests/unit/test_vetting
unit_tests += tests/unit/test_vetting_store
unit_tests += tests/unit/test_visible
unit_tests += tests/unit/test_visit_sheet
unit_tests += tests/unit/test_xlsx
unit_tests += tests/unit/test_yaml
unit_tests += tests/unit/test_zone
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
EXTRA_DIST += \
	tests/data/README.md \
	tests/data/aql/README.md \
	tests/data/aql/code_letters.csv \
	tests/data/aql/sample_sizes.csv \
	tests/data/aql/single_normal.csv \
	tests/data/aql/single_reduced.csv \
	tests/data/aql/single_tightened.csv \
	tests/data/aql/switching_sequences.csv \
	tests/data/case/backpacks.yaml \
	tests/data/guide/README.md \
	tests/data/guide/facts.txt \
	tests/data/real/README.md \
	tests/data/real/facilities_15.csv \
	tests/data/real/facilities_15.xlsx \
	tests/data/real/facilities_26_geocoded.csv \
	tests/data/real/facilities_352.csv \
	tests/data/real/footwear_83.csv \
	tests/data/trade/README.md \
	tests/data/trade/defects.csv \
	tests/data/trade/duty_rates.csv \
	tests/data/trade/factory_holidays.csv \
	tests/data/trade/incoterms2020.csv \
	tests/data/trade/tests.csv \
	tests/data/trade/transit_times.csv \
	tests/data/trade/weekly_rest.csv \
	tests/data/trade/worked_weekends.csv \
	tests/unit/content_reader.h \
	tests/unit/csv_table.h \
	tests/unit/agenda_fixture.h \
	tests/unit/journal_fixture.h \
	tests/unit/landed_fixture.h \
	tests/unit/matrix_fixture.h \
	tests/unit/plan_fixture.h \
	tests/unit/session_fixture.h \
	tests/unit/store_fixture.h \
	tests/unit/trade_calendars.h \
	tests/unit/suite.h \
	tests/unit/supplier_world.h \
	tests/unit/temporary.h
