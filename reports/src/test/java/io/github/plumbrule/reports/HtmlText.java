package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes our own pages apart: every tag with the names of its attributes, and the text between them. */
final class HtmlText {
    private static final Pattern TAG =
            Pattern.compile("<(/?[a-z][a-z0-9]*|!DOCTYPE)((?:\\s+[A-Za-z][-A-Za-z]*(?:=\"[^\"<>]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z][-A-Za-z]*)(?:=\"[^\"]*\")?");

    private HtmlText() {}

    /** Each start tag as {@code name[attribute, …]}. */
    static List<String> elements(String page) {
        List<String> elements = new ArrayList<>();
        Matcher tag = TAG.matcher(page);
        int at = 0;
        while (tag.find()) {
            assertThat(page.substring(at, tag.start())).doesNotContain("<");
            at = tag.end();
            if (!tag.group(1).startsWith("/")) {
                List<String> names = new ArrayList<>();
                Matcher attribute = ATTRIBUTE.matcher(tag.group(2).replaceAll("=\"[^\"]*\"", ""));
                while (attribute.find()) {
                    names.add(attribute.group(1));
                }
                elements.add(tag.group(1) + names);
            }
        }
        assertThat(page.substring(at)).doesNotContain("<");
        return elements;
    }

    /** What a reader sees. */
    static String text(String page) {
        return unescape(TAG.matcher(page).replaceAll(""));
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
