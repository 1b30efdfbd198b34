// Runs axe-core with every rule it has, best practices included, and calls back with one line a
// place that breaks one.
const done = arguments[arguments.length - 1];
axe
  .run(document, { resultTypes: ["violations"] })
  .then((results) =>
    done(
      results.violations.flatMap((rule) =>
        rule.nodes.map(
          (node) =>
            `${rule.impact} ${rule.id}: ${rule.help} at ${node.target.join(" ")} ${node.any
              .map((check) => check.message)
              .join("; ")}`,
        ),
      ),
    ),
  )
  .catch((error) => done(String(error)));
