// Reloads the page when the site was built anew, and shows what is wrong with the content over it.
// Only the preview sends this; nothing of it is published.
"use strict";
(() => {
    const script = document.currentScript;
    let source = null;
    let panel = null;

    function element(name, text) {
        const made = document.createElement(name);
        made.textContent = text;
        return made;
    }

    function show(problems, count) {
        panel?.remove();
        panel = null;
        if (count === 0) return;
        panel = document.createElement("accord-preview");
        const root = panel.attachShadow({ mode: "open" });
        const style = document.createElement("link");
        style.rel = "stylesheet";
        style.href = new URL("preview.css", script.src);
        const section = document.createElement("section");
        section.lang = "en";
        section.setAttribute("role", "alert");
        const number = count === 1 ? "One mistake" : `${count} mistakes`;
        section.append(element("h2", `${number}: below is the site as it was before`));
        for (const problem of problems) section.append(element("pre", problem));
        if (count > problems.length) section.append(element("p", "The terminal shows the others."));
        const hide = element("button", "Hide");
        hide.addEventListener("click", () => panel.remove());
        section.append(hide);
        root.append(style, section);
        document.documentElement.append(panel);
    }

    function close() {
        source?.close();
        source = null;
    }

    function open() {
        if (source || document.hidden) return;
        source = new EventSource(new URL("events", script.src));
        source.addEventListener("state", (event) => {
            const state = JSON.parse(event.data);
            if (state.generation === script.dataset.generation) {
                show(state.problems, state.count);
            } else {
                close();
                location.reload();
            }
        });
    }

    // A browser keeps few connections to one server: pages that nobody sees give theirs up.
    document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", open);
    open();
})();
