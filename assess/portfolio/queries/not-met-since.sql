-- Which criteria are not met now, in how many services, and since which published assessment in the one where that is longest.
WITH short_now AS (
    SELECT a.id, a.service_id, a.published, r.standard, r.criterion
    FROM assessments a
    JOIN ratings r ON r.assessment_id = a.id
    WHERE a.counts = 1 AND r.state = 'short'
),
other_before AS (
    SELECT n.service_id, n.standard, n.criterion, MAX(b.published) AS last_day
    FROM short_now n
    JOIN assessments b ON b.service_id = n.service_id AND b.published < n.published
    LEFT JOIN ratings r ON r.assessment_id = b.id AND r.standard = n.standard
                       AND r.criterion = n.criterion AND r.state = 'short'
    WHERE r.criterion IS NULL
    GROUP BY n.service_id, n.standard, n.criterion
)
SELECT n.standard, n.criterion,
       COUNT(DISTINCT n.service_id) AS services, MIN(e.published) AS since_day
FROM short_now n
JOIN assessments e ON e.service_id = n.service_id AND e.published <= n.published
JOIN ratings r ON r.assessment_id = e.id AND r.standard = n.standard
              AND r.criterion = n.criterion AND r.state = 'short'
LEFT JOIN other_before o ON o.service_id = n.service_id AND o.standard = n.standard
                        AND o.criterion = n.criterion
WHERE o.last_day IS NULL OR e.published > o.last_day
GROUP BY n.standard, n.criterion
ORDER BY 3 DESC, n.standard, n.criterion
