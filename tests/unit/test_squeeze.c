/*
 * Frames are said in fewer bytes and mean the same: what CUP, VPA, HPA, CR and LF do is ECMA-48.
 */
#include <string.h>

#include "../../src/tui/squeeze.h"
#include "suite.h"

static const struct {
    const char *frame, *short_form;
} cases[] = {
    /* the next line at its first column */
    {"\033[4;2Hab\r\033[5d cd", "\033[4;2Hab\r\n cd"},
    {"\033[4;2Ha\r\033[5db\r\033[6dc", "\033[4;2Ha\r\nb\r\nc"},
    /* a line further down, or without CR: as it was */
    {"\033[4;2Hab\r\033[6d cd", "\033[4;2Hab\r\033[6d cd"},
    {"\033[4;2Hab\033[5dcd", "\033[4;2Hab\033[5dcd"},
    /* the same line */
    {"\033[4;2Hab\033[4;60Hcd", "\033[4;2Hab\033[60Gcd"},
    {"\033[4;2Hab\033[5;60Hcd\033[5;70He", "\033[4;2Hab\033[5;60Hcd\033[70Ge"},
    /* colours keep the row, moves that are not followed lose it */
    {"\033[4;2H\033[38;5;214ma\033(B\033[m\r\033[5db", "\033[4;2H\033[38;5;214ma\033[m\r\nb"},
    {"\033[4;2Ha\033[3A\r\033[5db", "\033[4;2Ha\033[3A\r\033[5db"},
    {"\033[4;2Ha\033M\r\033[5db", "\033[4;2Ha\033M\r\033[5db"},
    {"\033[4;2Ha\n\r\033[5db", "\033[4;2Ha\n\r\033[5db"},
    /* the row is not known before the first position */
    {"ab\r\033[5d cd", "ab\r\033[5d cd"},
    /* line graphics are never entered; if they were, the way back stays */
    {"\033(Ba", "a"},
    {"\033(0q\033(Ba", "\033(0q\033(Ba"},
    /* a colour that is taken back before all attributes are */
    {"\033[38;5;203ma\033[39m\033(B\033[mb", "\033[38;5;203ma\033[mb"},
    {"\033[39;49m\033[ma\033[39mb\033[m", "\033[ma\033[39mb\033[m"},
    {"\033[39m\033[1ma\033[m\033[m", "\033[39m\033[1ma\033[m\033[m"},
    {"\033[4;2Ha\033[39m\033[m\r\033[5db", "\033[4;2Ha\033[m\r\nb"},
    /* with a scroll region LF could scroll */
    {"\033[3;38r\033[4;2Ha\r\033[5db", "\033[3;38r\033[4;2Ha\r\033[5db"},
    /* unfinished and odd sequences pass */
    {"\033[4;2Ha\033[", "\033[4;2Ha\033["},
    {"\033[;5Ha\r\033[2db", "\033[;5Ha\r\033[2db"},
};

START_TEST(frames_are_said_in_fewer_bytes) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf out = {0};
        squeeze_frame(&out, cases[i].frame, strlen(cases[i].frame));
        ck_assert_str_eq(strbuf_text(&out), cases[i].short_form);
        strbuf_free(&out);
    }
}
END_TEST

TEST_MAIN(squeeze, frames_are_said_in_fewer_bytes)
