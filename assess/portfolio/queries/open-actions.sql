-- Who has how many actions and conditions open in each council, how many of them have a day, and the first day.
SELECT a.council, t.owner, t.kind,
       COUNT(*) AS open_now,
       SUM(CASE WHEN t.due IS NOT NULL THEN 1 ELSE 0 END) AS with_a_day,
       MIN(t.due) AS first_day
FROM actions t
JOIN assessments a ON a.id = t.assessment_id
WHERE t.is_open = 1 AND a.is_superseded = 0
GROUP BY a.council, t.owner, t.kind
ORDER BY a.council, t.owner, t.kind
