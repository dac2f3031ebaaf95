-- Which criteria are not met most often, by the latest published assessment of each service.
SELECT r.standard, r.criterion,
       SUM(CASE WHEN r.state = 'short' THEN 1 ELSE 0 END) AS not_met,
       COUNT(*) AS rated
FROM ratings r
JOIN assessments a ON a.id = r.assessment_id
WHERE a.counts = 1 AND r.state IN ('met', 'short')
GROUP BY r.standard, r.criterion
ORDER BY 3 DESC, r.standard, r.criterion
