-- What got better or worse in a service between an earlier published assessment and the latest one, by criterion.
SELECT r.standard, r.criterion,
       SUM(CASE WHEN e.state = 'short' AND r.state = 'met' THEN 1 ELSE 0 END) AS better,
       SUM(CASE WHEN e.state = 'met' AND r.state = 'short' THEN 1 ELSE 0 END) AS worse,
       COUNT(*) AS compared
FROM ratings r
JOIN assessments a ON a.id = r.assessment_id
JOIN assessments b ON b.service_id = a.service_id AND b.id <> a.id
JOIN ratings e ON e.assessment_id = b.id
              AND e.standard = r.standard AND e.criterion = r.criterion
WHERE a.counts = 1 AND b.counts = 0 AND b.published IS NOT NULL
  AND r.state IN ('met', 'short') AND e.state IN ('met', 'short')
GROUP BY r.standard, r.criterion
ORDER BY r.standard, r.criterion
