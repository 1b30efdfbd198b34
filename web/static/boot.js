// Puts the reader's theme on the page before anything is drawn, then brings the page to life.
"use strict";

try {
  const theme = localStorage.getItem("elenchus-theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage is forbidden: the system's theme it is.
}

// Another map than the one whose outline stands here already.
if (location.search.includes("map=")) {
  document.documentElement.dataset.other = "";
}

const wasm = new URL("elenchus_web_bg.wasm", document.currentScript.src);

import("./elenchus_web.js")
  .then((page) => page.default({ module_or_path: wasm }))
  .catch((error) => {
    const place = document.getElementById("app");
    const words = document.createElement("p");
    words.className = "notice notice--trouble";
    words.setAttribute("role", "alert");
    words.textContent =
      "The map could not come alive in this browser; below is its outline. Reloading the page may help.";
    place.removeAttribute("aria-busy");
    place.prepend(words);
    console.error(error);
  });
