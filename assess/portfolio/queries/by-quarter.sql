-- How many criteria were met of those that were rated, by the quarter of the day of assessment; all that a panel published and that still is as it was published.
SELECT substr(a.assessed, 1, 4) AS in_year,
       CASE WHEN substr(a.assessed, 6, 2) <= '03' THEN 1
            WHEN substr(a.assessed, 6, 2) <= '06' THEN 2
            WHEN substr(a.assessed, 6, 2) <= '09' THEN 3
            ELSE 4 END AS in_quarter,
       r.standard,
       SUM(CASE WHEN r.state = 'met' THEN 1 ELSE 0 END) AS met,
       COUNT(*) AS rated,
       COUNT(DISTINCT a.id) AS assessments
FROM ratings r
JOIN assessments a ON a.id = r.assessment_id
WHERE a.published IS NOT NULL AND a.assessed IS NOT NULL
  AND a.is_changed = 0 AND a.kind <> 'self-review'
  AND r.state IN ('met', 'short')
GROUP BY 1, 2, r.standard
ORDER BY 1, 2, r.standard
