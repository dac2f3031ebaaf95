-- Which results services have, by phase and standard that decides it, by the latest published assessment of each.
SELECT a.phase, r.standard, a.outcome, COUNT(DISTINCT a.id) AS services
FROM assessments a
JOIN ratings r ON r.assessment_id = a.id
WHERE a.counts = 1 AND a.outcome <> '' AND r.gates = 1
GROUP BY a.phase, r.standard, a.outcome
ORDER BY a.phase, r.standard, a.outcome
